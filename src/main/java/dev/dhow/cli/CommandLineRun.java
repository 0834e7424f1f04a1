package dev.dhow.cli;

import dev.dhow.diagnostic.Suggestion;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// One run of the program: finds the command's name, parses for it alone, runs it, and turns
/// whatever goes wrong into text and an exit code.
public final class CommandLineRun {
  private final PrintWriter out;
  private final PrintWriter err;

  public CommandLineRun(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /// The exit code; nothing is thrown.
  public int run(String... args) {
    var root = new RootOptions();
    var name = commandName(args);
    var line = name == null ? Commands.all(root) : Commands.only(root, name);
    ParseResult parsed;
    try {
      parsed = line.parseArgs(args);
    } catch (ParameterException e) {
      return usage(e, name);
    }
    return run(root, line, parsed, name);
  }

  private int run(RootOptions root, CommandLine line, ParseResult parsed, @Nullable String name) {
    if (parsed.hasSubcommand()) {
      var subcommand = parsed.subcommand();
      if (subcommand.isUsageHelpRequested()) {
        subcommand.commandSpec().commandLine().usage(out);
        return 0;
      }
      var verb = (Verb) subcommand.commandSpec().userObject();
      return verb.dispatch(root, out, err);
    }
    if (root.version) {
      return new VersionCommand().dispatch(root, out, err);
    }
    if (name != null && !name.equals("help")) {
      return unknownCommand(name);
    }
    var help = name == null ? line : Commands.all(root);
    return helpOn(help, parsed.unmatched());
  }

  private int helpOn(CommandLine all, List<String> words) {
    var about = words.stream().filter(word -> !word.equals("help")).findFirst();
    var target = about.map(word -> all.getSubcommands().get(word)).orElse(all);
    if (target == null) {
      return unknownCommand(about.orElse(""));
    }
    target.usage(out);
    return 0;
  }

  private int unknownCommand(String name) {
    if (Commands.isPlanned(name)) {
      err.println("dhow " + name + " is not supported yet");
      err.println("hint: there are " + String.join(", ", Commands.names()));
      return 1;
    }
    err.println("unknown command: " + name);
    Suggestion.of(name, Commands.names())
        .ifPresentOrElse(
            similar -> err.println("hint: did you mean " + similar + "?"),
            () -> err.println("hint: see dhow --help"));
    return 1;
  }

  private int usage(ParameterException problem, @Nullable String name) {
    var command = name == null ? "dhow" : "dhow " + name;
    switch (problem) {
      case UnmatchedArgumentException unmatched when unmatched.isUnknownOption() -> {
        var flag = unmatched.getUnmatched().getFirst();
        err.println("unknown flag: " + flag);
        var flags = problem.getCommandLine().getCommandSpec().optionsMap().keySet();
        Suggestion.of(flag, flags)
            .ifPresent(similar -> err.println("hint: did you mean " + similar + "?"));
      }
      case UnmatchedArgumentException unmatched
          when name == null || problem.getCommandLine().getParent() == null -> {
        return unknownCommand(unmatched.getUnmatched().getFirst());
      }
      default -> err.println(problem.getMessage());
    }
    err.println("See '" + command + " --help'.");
    return 1;
  }

  /// The first word that is neither a root option nor the value of one; null when there is none.
  private static @Nullable String commandName(String[] args) {
    for (var i = 0; i < args.length; i++) {
      var arg = args[i];
      if (!arg.startsWith("-") || arg.equals("-")) {
        return arg;
      }
      if (RootOptions.TAKES_VALUE.contains(arg)) {
        i++;
      }
    }
    return null;
  }
}
