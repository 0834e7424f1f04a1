package dev.dhow.cli;

import dev.dhow.app.UsageException;
import dev.dhow.diagnostic.Suggestion;
import dev.dhow.event.FailureCode;
import dev.dhow.render.JsonRenderer;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what is wrong with a command line that cannot be parsed.
final class UsageErrors {
  private final PrintWriter err;
  private final int exitCode;
  private final boolean json;

  /// @param json whether they are told as JSON
  UsageErrors(PrintWriter err, ExitCodes exitCodes, boolean json) {
    this.err = err;
    this.exitCode = exitCodes.of(FailureCode.USAGE);
    this.json = json;
  }

  /// @param name the command's, as given; null without one
  /// @return the exit code
  int tell(ParameterException problem, @Nullable String name) {
    var line = problem.getCommandLine();
    var atRoot = line.getParent() == null;
    if (atRoot
        && problem instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()) {
      return unknownCommand(name == null ? unmatched.getUnmatched().getFirst() : name);
    }
    var hint = "";
    var message =
        switch (problem) {
          case UnmatchedArgumentException unmatched when unmatched.isUnknownOption() -> {
            var flag = flag(unmatched.getUnmatched().getFirst());
            hint = hint(flag, line);
            yield "unknown flag: " + flag;
          }
          case UnmatchedArgumentException unmatched ->
              "dhow " + name + " takes no arguments: " + shown(unmatched.getUnmatched().getFirst());
          case MissingParameterException missing -> missingValue(missing.getMissing());
          default -> badValue(problem);
        };
    tell(message, hint, "See '" + line.getCommandSpec().qualifiedName(" ") + " --help'.");
    return exitCode;
  }

  /// @param hint empty when there is none
  /// @param more for people
  private void tell(String message, String hint, String more) {
    if (json) {
      err.println(JsonRenderer.error(FailureCode.USAGE, message, hint.isEmpty() ? null : hint));
      return;
    }
    err.println("error: " + message);
    if (!hint.isEmpty()) {
      err.println("hint: " + hint);
    }
    if (!more.isEmpty()) {
      err.println(more);
    }
  }

  /// @return the exit code
  int unknownCommand(String name) {
    var refusal = Commands.refusal(name);
    if (refusal.isPresent()) {
      tell(refusal.get(), "", "");
      return exitCode;
    }
    if (Commands.names().contains(name)) {
      tell("-- stands before the command", "leave it out: dhow " + name, "");
      return exitCode;
    }
    var similar = Suggestion.of(name, Commands.names());
    var hint = similar.map(UsageErrors::question).orElse("see dhow --help");
    tell("unknown command: " + shown(name), hint, "");
    return exitCode;
  }

  private static String question(String similar) {
    return "did you mean " + similar + "?";
  }

  private static String flag(String given) {
    var equals = given.indexOf('=');
    return equals < 0 ? given : given.substring(0, equals);
  }

  private static String hint(String flag, CommandLine line) {
    var parent = line.getParent();
    if (parent != null && parent.getCommandSpec().findOption(flag) != null) {
      return "it goes before the command: dhow " + flag + " … " + line.getCommandName();
    }
    if (parent == null && Commands.anyTakes(flag)) {
      return "it goes behind the command: dhow COMMAND " + flag;
    }
    return flag.startsWith("--") // one letter is like any other
        ? Suggestion.of(flag, longNames(line)).map(UsageErrors::question).orElse("")
        : "";
  }

  private static List<String> longNames(CommandLine line) {
    return line.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .map(OptionSpec::longestName)
        .toList();
  }

  private static String missingValue(List<ArgSpec> missing) {
    return missing.stream()
        .map(argument ->
            nameOf(argument) + " needs a value: " + nameOf(argument) + " " + argument.paramLabel())
        .findFirst()
        .orElse("a value is missing");
  }

  private static String badValue(ParameterException problem) {
    var argument = problem.getArgSpec();
    if (argument == null || problem.getValue() == null) {
      return String.valueOf(problem.getMessage());
    }
    var given = problem.getValue().toString();
    return String.valueOf(
        UsageException.value(nameOf(argument), wanted(argument, given), given).getMessage());
  }

  private static String wanted(ArgSpec argument, String given) {
    if (argument.type() != Integer.class) {
      return "true or false";
    }
    var isTooLarge = given.matches("[+-]?[0-9]{10,}");
    return isTooLarge ? "a whole number up to " + Integer.MAX_VALUE : "a whole number";
  }

  /// A word may be empty.
  private static String shown(String word) {
    return word.isEmpty() ? "\"\"" : word;
  }

  private static String nameOf(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
