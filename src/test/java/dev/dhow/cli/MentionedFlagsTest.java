package dev.dhow.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

@NullMarked
class MentionedFlagsTest {
  private static final int LINES = 300;
  private static final List<String> WORDS =
      List.of("web", "a=b", "true", "false", "7", "-", "--", "-1", "json", "--no-such-flag", "-zq");

  static List<String> commands() {
    return Commands.names();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_line_is_read_as_by_a_parser_that_knows_all_flags(String command) {
    var all = Commands.only(new RootOptions(), command);
    var verb = requireNonNull(all.getSubcommands().get(command));
    var random = new Random(command.hashCode());
    var read = 0;
    for (var i = 0; i < LINES; i++) {
      var line = new ArrayList<>(words(all, random));
      line.add(command);
      line.addAll(words(verb, random));
      var args = line.toArray(String[]::new);
      var expected = meaning(command, Flags.ALL, args);
      read += expected == null ? 0 : 1;
      assertThat(meaning(command, new MentionedFlags(args), args))
          .as("%s", line)
          .isEqualTo(expected);
    }
    assertThat(read).as("lines that make sense").isGreaterThan(LINES / 20);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void one_that_is_not_given_changes_nothing(String command) {
    var line = Commands.only(new RootOptions(), command);
    var verb = requireNonNull(line.getSubcommands().get(command));
    assertThat(Stream.of(line, verb).flatMap(each -> each.getCommandSpec().options().stream()))
        .noneMatch(option -> option.required() || option.negatable())
        .allMatch(option -> option.defaultValue() == null);
  }

  /// Null for a line that cannot be read.
  private static @Nullable String meaning(
      String command, Predicate<String> wanted, String... args) {
    try {
      var parsed = Commands.only(new RootOptions(), command, wanted).parseArgs(args);
      return text(parsed) + (parsed.hasSubcommand() ? " / " + text(parsed.subcommand()) : "");
    } catch (ParameterException _) {
      return null;
    }
  }

  private static String text(ParseResult parsed) {
    var values = new TreeMap<String, List<String>>();
    parsed
        .matchedOptions()
        .forEach(option -> values.put(option.longestName(), option.stringValues()));
    var operands = parsed.matchedPositionals().stream().map(each -> each.stringValues()).toList();
    return values + " " + operands;
  }

  private static List<String> words(CommandLine line, Random random) {
    var options = line.getCommandSpec().options();
    var words = new ArrayList<String>();
    for (var count = random.nextInt(4); count > 0; count--) {
      if (options.isEmpty() || random.nextInt(4) == 0) {
        words.add(any(WORDS, random));
      } else {
        words.addAll(option(any(options, random), any(options, random), random));
      }
    }
    return words;
  }

  private static List<String> option(OptionSpec option, OptionSpec other, Random random) {
    var name = any(List.of(option.names()), random);
    var value = any(List.of("web", "true", "3", other.longestName()), random);
    return switch (random.nextInt(4)) {
      case 0 -> List.of(name + "=" + value);
      case 1 -> List.of(name, value);
      case 2 -> List.of(name + (name.startsWith("--") ? "" : other.shortestName().substring(1)));
      default -> List.of(name);
    };
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
