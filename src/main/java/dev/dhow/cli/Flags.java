package dev.dhow.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/// Declares the flags of a command to the parser.
///
/// They are told and not annotated, as reading annotations takes more time than all else at a
/// start. Names come in one text with commas, as help shows them; a flag may be given more than
/// once and the last one counts, except where values are collected. None is required, has a default
/// or can be negated, so one that is not given could as well not be there.
final class Flags {
  static final Predicate<String> ALL = _ -> true;

  private final CommandSpec spec;
  private final Predicate<String> wanted;

  /// @param wanted tells by its name whether a flag is declared at all
  Flags(CommandSpec spec, Predicate<String> wanted) {
    this.spec = spec;
    this.wanted = wanted;
  }

  /// The flag that asks for help instead of work; the parser then minds less what else is there.
  Flags help(String names, String description, Consumer<Boolean> into) {
    return add(names, each -> yesOrNo(each, into).description(description).usageHelp(true));
  }

  /// One that is given or not, or says so itself: `--wait`, `--wait=false`.
  Flags flag(String names, String description, Consumer<Boolean> into) {
    return add(names, each -> yesOrNo(each, into).description(description));
  }

  /// Not shown in help, as it is there only to be refused or for old scripts.
  Flags hiddenFlag(String names, Consumer<Boolean> into) {
    return add(names, each -> yesOrNo(each, into).hidden(true));
  }

  /// Docker compose has taken it for long without doing anything, and so it goes on here.
  Flags withoutEffect(String names) {
    return hiddenFlag(names, _ -> {});
  }

  Flags value(String names, String label, String description, Consumer<String> into) {
    return add(
        names, each -> one(each, String.class, into).paramLabel(label).description(description));
  }

  /// One that is as if it were not given where its value is empty, as that of a variable in a
  /// script may be.
  Flags choice(String names, String label, String description, Consumer<String> into) {
    return value(
        names,
        label,
        description,
        value -> {
          if (!value.isEmpty()) {
            into.accept(value);
          }
        });
  }

  Flags hiddenValue(String names, Consumer<String> into) {
    return add(names, each -> one(each, String.class, into).hidden(true));
  }

  Flags number(String names, String label, String description, Consumer<Integer> into) {
    return add(
        names,
        each ->
            one(each, Integer.class, into)
                .converters((ITypeConverter<Integer>) Flags::wholeNumber)
                .paramLabel(label)
                .description(description));
  }

  /// One that may be repeated; all of its values are collected.
  Flags values(String names, String label, String description, List<String> into) {
    return add(names, each -> many(each, into).paramLabel(label).description(description));
  }

  /// Another name, not shown in help, for one that may be repeated.
  Flags hiddenValues(String names, List<String> into) {
    return add(names, each -> many(each, into).hidden(true));
  }

  private Flags add(String names, Function<String[], OptionSpec.Builder> option) {
    var each = names.split(",", -1); // a longer separator would be a pattern to compile
    Arrays.setAll(each, at -> each[at].strip());
    if (Arrays.stream(each).anyMatch(wanted)) {
      spec.addOption(option.apply(each).build());
    }
    return this;
  }

  private static OptionSpec.Builder many(String[] names, List<String> into) {
    return OptionSpec.builder(names)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .getter(new From(into))
        .setter(new Into<>(List.class, list -> refill(into, list)));
  }

  /// What is left over after the flags.
  Flags operands(String label, String description, List<String> into) {
    spec.addPositional(rest(into).paramLabel(label).description(description).build());
    return this;
  }

  private static PositionalParamSpec.Builder rest(List<String> into) {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .getter(new From(into))
        .setter(new Into<>(List.class, list -> refill(into, list)));
  }

  /// What is left over from the first word on that is no flag, flags of somebody else's included.
  Flags words(List<String> into) {
    spec.parser().stopAtPositional(true);
    spec.addPositional(rest(into).hidden(true).build());
    return this;
  }

  /// The parser's list may be ours, or one that it made.
  private static void refill(List<String> ours, List<?> theirs) {
    var values = List.copyOf(theirs);
    ours.clear();
    values.forEach(value -> ours.add((String) value));
  }

  private static OptionSpec.Builder yesOrNo(String[] names, Consumer<Boolean> into) {
    return one(names, Boolean.class, into)
        .arity("0..1")
        .fallbackValue("true")
        .converters((ITypeConverter<Boolean>) Flags::truth);
  }

  /// As Go's programs read it, and scripts write it.
  private static Boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "1" -> true;
      case "false", "f", "0" -> false;
      default -> throw new TypeConversionException("'" + text + "' is neither true nor false");
    };
  }

  /// As Go's programs read it: `0x1f`, `017` or `0o17`, `0b11` and `1_000`, too.
  private static Integer wholeNumber(String text) {
    var digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    try {
      if (digits.matches("0[xX](_?[0-9a-fA-F])+")) {
        return number(text, digits.substring(2), 16);
      }
      if (digits.matches("0[bB](_?[01])+")) {
        return number(text, digits.substring(2), 2);
      }
      if (digits.matches("0[oO](_?[0-7])+")) {
        return number(text, digits.substring(2), 8);
      }
      if (digits.matches("0(_?[0-7])*")) {
        return number(text, digits, 8);
      }
      if (digits.matches("[1-9](_?[0-9])*")) {
        return number(text, digits, 10);
      }
    } catch (NumberFormatException _) {
      // too large, which is told as what else is none
    }
    throw new TypeConversionException("'" + text + "' is no whole number");
  }

  private static Integer number(String text, String digits, int radix) {
    return Integer.valueOf((text.startsWith("-") ? "-" : "") + digits.replace("_", ""), radix);
  }

  private static <T> OptionSpec.Builder one(String[] names, Class<T> type, Consumer<T> into) {
    return OptionSpec.builder(names).type(type).arity("1").setter(new Into<>(type, into));
  }

  /// Where the parser puts a value.
  private record Into<T>(Class<T> type, Consumer<T> target) implements ISetter {

    @Override
    public <V> V set(V value) {
      if (value != null) {
        target.accept(type.cast(value));
      }
      return value;
    }
  }

  /// Where the parser finds the list to add to.
  private record From(List<String> list) implements IGetter {

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the parser has it
    public <V> V get() {
      return (V) list;
    }
  }
}
