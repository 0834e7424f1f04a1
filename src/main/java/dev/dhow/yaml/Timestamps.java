package dev.dhow.yaml;

import dev.dhow.yaml.YamlScalar.Kind;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates and times of YAML 1.1, in those of its forms that docker compose takes for some: a date
/// alone, a time in UTC after a space, and one with its offset after a `T`.
public final class Timestamps {
  private static final int SHORTEST = 8;
  private static final int NANOSECOND_DIGITS = 9;
  private static final String BELOW_60 = "([0-5]?[0-9])";
  private static final String TIME =
      "([01]?[0-9]|2[0-3]):" + BELOW_60 + ":" + BELOW_60 + "(?:[.,]([0-9]+))?";

  /// Twice the same groups for the time, of which one has matched.
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{4})-(0?[1-9]|1[0-2])-([0-9]{1,2})"
              + "(?:[Tt]"
              + TIME
              + "(Z|[-+](?:0[0-9]|1[0-7]):[0-5][0-9])| "
              + TIME
              + ")?");

  private static final int WITH_OFFSET = 4;
  private static final int OFFSET = 8;
  private static final int WITHOUT_OFFSET = 9;

  private Timestamps() {}

  /// What a value stands for; empty for text, such as all that is in quotes.
  public static Optional<OffsetDateTime> of(YamlScalar scalar) {
    return scalar.kind() == Kind.STRING && !scalar.quoted() && scalar.tag() == null
        ? parse(scalar.text()).map(Timestamps::moment)
        : Optional.empty();
  }

  /// Whether a text would be read as something else without quotes.
  static boolean isOne(String text) {
    return parse(text).isPresent();
  }

  private static Optional<Matcher> parse(String text) {
    if (text.length() < SHORTEST || text.charAt(4) != '-') {
      return Optional.empty();
    }
    var form = FORM.matcher(text);
    return form.matches()
            && YearMonth.of(number(form, 1), number(form, 2)).isValidDay(number(form, 3))
        ? Optional.of(form)
        : Optional.empty();
  }

  private static OffsetDateTime moment(Matcher form) {
    var date = LocalDate.of(number(form, 1), number(form, 2), number(form, 3));
    if (form.group(WITH_OFFSET) != null) {
      return OffsetDateTime.of(date, time(form, WITH_OFFSET), ZoneOffset.of(form.group(OFFSET)));
    }
    var time = form.group(WITHOUT_OFFSET) == null ? LocalTime.MIN : time(form, WITHOUT_OFFSET);
    return OffsetDateTime.of(date, time, ZoneOffset.UTC);
  }

  /// Beyond nanoseconds, digits are cut off.
  private static LocalTime time(Matcher form, int first) {
    var fraction = Objects.requireNonNullElse(form.group(first + 3), "");
    var nanoseconds = (fraction + "0".repeat(NANOSECOND_DIGITS)).substring(0, NANOSECOND_DIGITS);
    return LocalTime.of(
        number(form, first),
        number(form, first + 1),
        number(form, first + 2),
        Integer.parseInt(nanoseconds));
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }
}
