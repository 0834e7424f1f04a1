package dev.dhow.cli;

import dev.dhow.event.FailureCode;
import dev.dhow.host.HostEnvironment;
import dev.dhow.render.JsonRenderer;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// One run of the program: finds the command's name, parses for it alone, runs it, and turns
/// whatever goes wrong into text and an exit code.
public final class CommandLineRun {
  /// Where the launcher says how it was called.
  static final String PROGRAM = "dhow.program";

  private static final String STAND_IN = "docker-compose";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean endsProcess;
  private final RootOptions root = new RootOptions();

  public CommandLineRun(PrintWriter out, PrintWriter err) {
    this(out, err, false);
  }

  /// @param endsProcess whether nothing comes after it
  CommandLineRun(PrintWriter out, PrintWriter err, boolean endsProcess) {
    this.out = out;
    this.err = err;
    this.endsProcess = endsProcess;
  }

  /// The name dhow was called by, such as `docker-compose` for a link of that name.
  static String called() {
    return Objects.requireNonNullElse(System.getProperty(PROGRAM), "dhow");
  }

  /// Whether it is called as docker compose is.
  static boolean standsIn() {
    return STAND_IN.equals(called());
  }

  /// The exit code; nothing is thrown.
  public int run(String... args) {
    var call = PluginCall.of(called(), HostEnvironment.current().variables(), List.of(args));
    return run(call.dockerConfig(), call.arguments().toArray(String[]::new));
  }

  private int run(@Nullable String dockerConfig, String[] args) {
    root.dockerConfig = dockerConfig;
    root.endsProcess = endsProcess;
    var name = commandName(args);
    if (PluginCall.METADATA.equals(name)) {
      out.println(PluginCall.metadata());
      return 0;
    }
    if (name != null && CompleteCommand.NAMES.contains(name)) {
      var words = Arrays.stream(args).dropWhile(arg -> !arg.equals(name)).skip(1).toList();
      return new CompleteCommand(out).run(name, words);
    }
    if ("help".equals(name)) {
      return helpOn(Commands.all(root), args);
    }
    ParseResult parsed;
    try {
      parsed = parsed(name, args);
    } catch (ParameterException e) {
      var spec = e.getCommandLine().getCommandSpec();
      return errors(ExitCodes.of(List.of(args)), Screens.isJson(List.of(args), spec)).tell(e, name);
    }
    return run(parsed, name);
  }

  /// What is wrong with a line, such as a name that is nearly that of a flag, is for a parser to
  /// tell that knows all of them.
  private ParseResult parsed(@Nullable String name, String... args) {
    if (name == null) {
      return Commands.all(root).parseArgs(args);
    }
    try {
      return checked(Commands.only(root, name, new MentionedFlags(args)).parseArgs(args));
    } catch (ParameterException _) {
      return checked(Commands.only(root, name).parseArgs(args));
    }
  }

  /// The parser lets pass what it does not know where a flag asks for help, even with false.
  private ParseResult checked(ParseResult parsed) {
    if (root.help || !parsed.hasSubcommand()) {
      return parsed;
    }
    var command = parsed.subcommand();
    var verb = (Verb) command.commandSpec().userObject();
    for (var each : List.of(parsed, command)) {
      if (!verb.help && !each.unmatched().isEmpty()) {
        throw new UnmatchedArgumentException(each.commandSpec().commandLine(), each.unmatched());
      }
    }
    return parsed;
  }

  private int run(ParseResult parsed, @Nullable String name) {
    root.command = Objects.requireNonNullElse(name, "");
    if (root.version) {
      return new VersionCommand().dispatch(root, out, err);
    }
    if (parsed.hasSubcommand()) {
      var subcommand = parsed.subcommand();
      var verb = (Verb) subcommand.commandSpec().userObject();
      if (root.help || verb.help) {
        var of = subcommand.commandSpec().name();
        Objects.requireNonNull(Commands.only(root, of).getSubcommands().get(of)).usage(out);
        return 0;
      }
      if (root.progress == null && ForPrograms.isAsked(subcommand)) {
        root.progress = "json";
      }
      return verb.dispatch(root, out, err);
    }
    if (name != null && !root.help) {
      return errors(ExitCodes.of(root.compatExitCodes), Screens.isJson(root.progress))
          .unknownCommand(name);
    }
    Commands.all(root).usage(out);
    return 0;
  }

  /// Says that the result could not be printed whole.
  void tellUnwritten(String why) {
    var message = "cannot write the output: " + why;
    var json = Screens.isJson(root.progress);
    err.println(json ? JsonRenderer.error(FailureCode.FAILED, message, null) : "error: " + message);
  }

  private int helpOn(CommandLine all, String... args) {
    var words = wordsAfter("help", args);
    if (words.isEmpty()) {
      all.usage(out);
      return 0;
    }
    var about = all.getSubcommands().get(words.getFirst());
    if (about == null) {
      return errors(ExitCodes.of(List.of(args)), Screens.isJson(List.of(args)))
          .unknownCommand(words.getFirst());
    }
    about.usage(out);
    return 0;
  }

  private UsageErrors errors(ExitCodes exitCodes, boolean json) {
    return new UsageErrors(err, exitCodes, json);
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
