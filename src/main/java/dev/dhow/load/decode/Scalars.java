package dev.dhow.load.decode;

import dev.dhow.model.BooleanText;
import dev.dhow.model.Value;
import dev.dhow.yaml.Timestamps;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import dev.dhow.yaml.YamlSequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads single values. What comes out of a variable is text, so text that looks like the wanted
/// type will do.
final class Scalars {
  private static final Set<String> BOOLEANS =
      Set.of("true", "false", "y", "yes", "on", "n", "no", "off");
  private static final Pattern DURATION =
      Pattern.compile("([-+]?)(([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h|d|w))+");
  private static final Pattern DURATION_PART =
      Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h|d|w)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L,
          "w", 604_800_000_000_000L);
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  // What almost all numbers are; setting up BigDecimal takes longer than reading a whole project.
  private static final Pattern SMALL = Pattern.compile("[0-9]{1,9}");
  private static final Pattern DIGITS = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern SIZE =
      Pattern.compile(
          "(\\+?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?) ?(?:([kmgtpKMGTP])(?:[iI]?[bB])?|[bB])?");
  private static final int LONGEST = 200;
  private static final String POWERS = "kmgtp";
  private static final double KILO = 1024;

  private Scalars() {}

  static @Nullable Boolean bool(YamlScalar scalar) {
    boolean readable = scalar.kind() == Kind.BOOLEAN || scalar.kind() == Kind.STRING;
    var word = scalar.text().toLowerCase(Locale.ROOT);
    if (!readable || !BOOLEANS.contains(word)) {
      return null;
    }
    return BooleanText.read(word).orElse(null);
  }

  static @Nullable Integer integer(YamlScalar scalar) {
    if (scalar.isNull() || scalar.kind() == Kind.BOOLEAN || isTooLong(scalar.text())) {
      return null;
    }
    if (SMALL.matcher(scalar.text()).matches()) {
      return Integer.valueOf(scalar.text());
    }
    try {
      return new BigDecimal(scalar.text()).intValueExact();
    } catch (NumberFormatException _) {
      return null;
    } catch (ArithmeticException _) {
      return null;
    }
  }

  /// Numbers that nobody writes take time with the square of their length, or the stack of a
  /// pattern.
  private static boolean isTooLong(String number) {
    return number.length() > LONGEST;
  }

  /// Without what is behind the point; null when it is out of range.
  static @Nullable Integer truncated(String number) {
    try {
      var value = isTooLong(number) ? Double.NaN : Double.parseDouble(number);
      return Math.abs(value) <= Integer.MAX_VALUE ? Integer.valueOf((int) value) : null;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  static Optional<Duration> duration(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    var whole = DURATION.matcher(text);
    if (isTooLong(text) || !whole.matches()) {
      return Optional.empty();
    }
    var sum = 0L;
    var parts = DURATION_PART.matcher(text);
    try {
      while (parts.find()) {
        var unit = NANOS.getOrDefault(parts.group(2), 0L);
        sum = Math.addExact(sum, nanos(parts.group(1), unit));
      }
    } catch (ArithmeticException | NumberFormatException _) {
      return Optional.empty();
    }
    var duration = Duration.ofNanos(sum);
    return Optional.of(whole.group(1).equals("-") ? duration.negated() : duration);
  }

  /// @param number digits, with a point among them or not
  private static long nanos(String number, long unit) {
    var point = number.indexOf('.');
    var whole = point < 0 ? number : number.substring(0, point);
    var nanos = whole.isEmpty() ? 0 : Math.multiplyExact(Long.parseLong(whole), unit);
    var place = unit;
    for (var i = point; point >= 0 && i + 1 < number.length(); i++) {
      place /= 10;
      nanos = Math.addExact(nanos, place * Character.digit(number.charAt(i + 1), 10));
    }
    return nanos;
  }

  static @Nullable Long size(YamlScalar scalar) {
    boolean readable = scalar.kind() == Kind.INTEGER || scalar.kind() == Kind.STRING;
    if (!readable || isTooLong(scalar.text())) {
      return null;
    }
    var size = SIZE.matcher(scalar.text());
    if (!size.matches()) {
      return null;
    }
    var unit = size.group(2);
    int power = unit == null ? 0 : POWERS.indexOf(unit.toLowerCase(Locale.ROOT)) + 1;
    // docker compose reckons like this; what is left of a byte goes.
    var bytes = Double.parseDouble(size.group(1)) * Math.pow(KILO, power);
    return bytes < Long.MAX_VALUE ? Long.valueOf((long) bytes) : null;
  }

  /// A size, or a whole number that may be negative.
  static @Nullable Long bytes(YamlScalar scalar) {
    return scalar.kind() == Kind.INTEGER ? whole(scalar) : size(scalar);
  }

  /// A whole number that is written as such, and not as text.
  static @Nullable Long plainWhole(YamlScalar scalar) {
    return scalar.kind() == Kind.INTEGER ? whole(scalar) : null;
  }

  /// A whole number; one that is not text may be written with a point and zeros, or an exponent.
  static @Nullable Long whole(YamlScalar scalar) {
    if (scalar.isNull() || scalar.kind() == Kind.BOOLEAN || isTooLong(scalar.text())) {
      return null;
    }
    if (SMALL.matcher(scalar.text()).matches()) {
      return Long.valueOf(scalar.text());
    }
    if (scalar.kind() == Kind.STRING && !DIGITS.matcher(scalar.text()).matches()) {
      return null;
    }
    try {
      return new BigDecimal(scalar.text()).longValueExact();
    } catch (NumberFormatException _) {
      return null;
    } catch (ArithmeticException _) {
      return null;
    }
  }

  /// The whole part of a number.
  static @Nullable Long truncated(YamlScalar scalar) {
    var real = scalar.kind() == Kind.FLOAT ? number(scalar) : null;
    if (real == null) {
      return whole(scalar);
    }
    return Math.abs(real) < Long.MAX_VALUE ? Long.valueOf(real.longValue()) : null;
  }

  static @Nullable Float real(YamlScalar scalar) {
    var number = number(scalar);
    return number == null ? null : Float.valueOf(number.floatValue());
  }

  private static @Nullable Double number(YamlScalar scalar) {
    if (scalar.isNull()
        || scalar.kind() == Kind.BOOLEAN
        || isTooLong(scalar.text())
        || !NUMBER.matcher(scalar.text()).matches()) {
      return null;
    }
    return Double.valueOf(scalar.text());
  }

  /// Whatever an extension holds.
  static Value value(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> value(scalar);
      case YamlSequence list -> new Value.Items(list.items().stream().map(Scalars::value).toList());
      case YamlMapping mapping -> {
        var fields = new LinkedHashMap<String, Value>();
        mapping.entries().stream()
            .sorted((one, other) -> one.name().compareTo(other.name()))
            .forEach(entry -> fields.put(entry.name(), value(entry.value())));
        yield new Value.Fields(fields);
      }
    };
  }

  private static Value value(YamlScalar scalar) {
    return switch (scalar.kind()) {
      case NULL -> new Value.Null();
      case BOOLEAN -> new Value.Bool(scalar.text().equals("true"));
      case INTEGER -> new Value.Int(new BigInteger(scalar.text()));
      case FLOAT -> real(scalar.text());
      case STRING ->
          Timestamps.of(scalar)
              .<Value>map(Value.Time::new)
              .orElseGet(() -> Value.text(scalar.text()));
    };
  }

  private static Value real(String text) {
    return new Value.Real(
        switch (text) {
          case "+Inf" -> Double.POSITIVE_INFINITY;
          case "-Inf" -> Double.NEGATIVE_INFINITY;
          default -> Double.parseDouble(text);
        });
  }
}
