package dev.dhow.cli;

import dev.dhow.diagnostic.Suggestion;
import dev.dhow.event.FailureCode;
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

  UsageErrors(PrintWriter err, ExitCodes exitCodes) {
    this.err = err;
    this.exitCode = exitCodes.of(FailureCode.USAGE);
  }

  /// @param name the command's, as given; null without one
  /// @return the exit code
  int tell(ParameterException problem, @Nullable String name) {
    var line = problem.getCommandLine();
    var atRoot = line.getParent() == null;
    switch (problem) {
      case UnmatchedArgumentException unmatched when unmatched.isUnknownOption() ->
          unknownFlag(unmatched.getUnmatched().getFirst(), line);
      case UnmatchedArgumentException unmatched when atRoot -> {
        return unknownCommand(name == null ? unmatched.getUnmatched().getFirst() : name);
      }
      case UnmatchedArgumentException unmatched ->
          err.println(
              "dhow " + name + " takes no arguments: " + unmatched.getUnmatched().getFirst());
      case MissingParameterException missing -> err.println(missingValue(missing.getMissing()));
      default -> err.println(badValue(problem));
    }
    err.println("See '" + line.getCommandSpec().qualifiedName(" ") + " --help'.");
    return exitCode;
  }

  /// @return the exit code
  int unknownCommand(String name) {
    var refusal = Commands.refusal(name);
    if (refusal.isPresent()) {
      err.println(refusal.get());
      return exitCode;
    }
    err.println("unknown command: " + name);
    Suggestion.of(name, Commands.names())
        .ifPresentOrElse(
            similar -> err.println("hint: did you mean " + similar + "?"),
            () -> err.println("hint: see dhow --help"));
    return exitCode;
  }

  private void unknownFlag(String given, CommandLine line) {
    var equals = given.indexOf('=');
    var flag = equals < 0 ? given : given.substring(0, equals);
    err.println("unknown flag: " + flag);
    var parent = line.getParent();
    if (parent != null && parent.getCommandSpec().findOption(flag) != null) {
      err.println("hint: it goes before the command: dhow " + flag + " … " + line.getCommandName());
      return;
    }
    if (parent == null && Commands.anyTakes(flag)) {
      err.println("hint: it goes behind the command: dhow COMMAND " + flag);
      return;
    }
    if (!flag.startsWith("--")) {
      return; // one letter is like any other
    }
    Suggestion.of(flag, longNames(line))
        .ifPresent(similar -> err.println("hint: did you mean " + similar + "?"));
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
    var wanted = argument.type() == Integer.class ? "a whole number" : "true or false";
    return "%s takes %s, not %s".formatted(nameOf(argument), wanted, problem.getValue());
  }

  private static String nameOf(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
