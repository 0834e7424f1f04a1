package dev.dhow.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

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
    if ("help".equals(name)) {
      return helpOn(Commands.all(root), wordsAfter("help", args));
    }
    var line = name == null ? Commands.all(root) : Commands.only(root, name);
    ParseResult parsed;
    try {
      parsed = line.parseArgs(args);
    } catch (ParameterException e) {
      return new UsageErrors(err).tell(e, name);
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
    if (name != null) {
      return new UsageErrors(err).unknownCommand(name);
    }
    line.usage(out);
    return 0;
  }

  private int helpOn(CommandLine all, List<String> words) {
    if (words.isEmpty()) {
      all.usage(out);
      return 0;
    }
    var about = all.getSubcommands().get(words.getFirst());
    if (about == null) {
      return new UsageErrors(err).unknownCommand(words.getFirst());
    }
    about.usage(out);
    return 0;
  }

  private static List<String> wordsAfter(String word, String[] args) {
    return Arrays.stream(args)
        .dropWhile(arg -> !arg.equals(word))
        .skip(1)
        .filter(arg -> !arg.startsWith("-"))
        .toList();
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
