package dev.dhow.cli;

import dev.dhow.model.Entries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/// All commands by name, and parsers that know one of them or all.
///
/// Telling a parser of a command takes time, so a run builds only the one that is named.
final class Commands {
  private static final Map<String, Supplier<Verb>> ALL = table();

  /// Commands of docker compose that are not going to be there, and what to do instead.
  private static final Map<String, String> REFUSED =
      Map.of(
          "publish",
          "dhow does not publish projects: share the file that `dhow config -o FILE` writes, and"
              + " the images with `dhow push`",
          "bridge",
          "dhow does not convert projects for other platforms: give what `dhow config` prints to a"
              + " program that does",
          "alpha",
          "dhow has no experimental commands: for `alpha viz` there is `dhow graph --format dot`");

  private Commands() {}

  private static Map<String, Supplier<Verb>> table() {
    var table = new LinkedHashMap<String, Supplier<Verb>>();
    table.put("attach", AttachCommand::new);
    table.put("build", BuildCommand::new);
    table.put("commit", CommitCommand::new);
    table.put("config", ConfigCommand::new);
    table.put("convert", ConfigCommand::new);
    table.put("cp", CpCommand::new);
    table.put("create", CreateCommand::new);
    table.put("down", DownCommand::new);
    table.put("events", EventsCommand::new);
    table.put("exec", ExecCommand::new);
    table.put("export", ExportCommand::new);
    table.put("graph", GraphCommand::new);
    table.put("images", ImagesCommand::new);
    table.put("kill", KillCommand::new);
    table.put("lint", LintCommand::new);
    table.put("logs", LogsCommand::new);
    table.put("ls", LsCommand::new);
    table.put("pause", PauseCommand::new);
    table.put("plan", PlanCommand::new);
    table.put("port", PortCommand::new);
    table.put("ps", PsCommand::new);
    table.put("pull", PullCommand::new);
    table.put("push", PushCommand::new);
    table.put("restart", RestartCommand::new);
    table.put("rm", RmCommand::new);
    table.put("run", RunCommand::new);
    table.put("scale", ScaleCommand::new);
    table.put("start", StartCommand::new);
    table.put("stats", StatsCommand::new);
    table.put("status", StatusCommand::new);
    table.put("stop", StopCommand::new);
    table.put("top", TopCommand::new);
    table.put("trace", TraceCommand::new);
    table.put("unpause", UnpauseCommand::new);
    table.put("up", UpCommand::new);
    table.put("version", VersionCommand::new);
    table.put("volumes", VolumesCommand::new);
    table.put("wait", WaitCommand::new);
    table.put("watch", WatchCommand::new);
    table.put("why", WhyCommand::new);
    return table;
  }

  static List<String> names() {
    return new ArrayList<>(ALL.keySet());
  }

  /// Why a command of docker compose is not there; empty for any other.
  static Optional<String> refusal(String name) {
    return Optional.ofNullable(REFUSED.get(name));
  }

  /// Whether any command has a flag of this name.
  static boolean anyTakes(String flag) {
    return Entries.of(ALL)
        .map(each -> line(each.getKey(), each.getValue(), Flags.ALL).getCommandSpec())
        .anyMatch(spec -> spec.findOption(flag) != null);
  }

  /// A parser that knows the root options and, when there is one of that name, one command.
  static CommandLine only(RootOptions root, String name) {
    return only(root, name, Flags.ALL);
  }

  /// The same without flags that nobody wants; not for help.
  static CommandLine only(RootOptions root, String name, Predicate<String> wanted) {
    var line = line(root, wanted);
    Optional.ofNullable(ALL.get(name))
        .ifPresent(verb -> line.addSubcommand(name, line(name, verb, wanted)));
    return line;
  }

  /// A parser that knows everything, for help and completions.
  static CommandLine all(RootOptions root) {
    var line = line(root, Flags.ALL);
    ALL.forEach((name, verb) -> line.addSubcommand(name, line(name, verb, Flags.ALL)));
    return line;
  }

  private static CommandLine line(RootOptions root, Predicate<String> wanted) {
    var spec = spec(root, "dhow");
    root.declare(new Flags(spec, wanted));
    spec.usageMessage()
        .description("Define and run multi-container applications from Compose files.")
        .customSynopsis("dhow [OPTIONS] COMMAND")
        .commandListHeading("%nCommands:%n");
    return configured(new CommandLine(spec));
  }

  private static CommandLine line(String name, Supplier<Verb> supplier, Predicate<String> wanted) {
    var verb = supplier.get();
    var spec = spec(verb, name);
    verb.declare(new Flags(spec, wanted));
    var operands = spec.positionalParameters().isEmpty() ? "" : " " + verb.operands();
    spec.usageMessage()
        .description(verb.description())
        .customSynopsis("dhow " + name + " [OPTIONS]" + operands);
    return configured(new CommandLine(spec));
  }

  /// No text of dhow's has variables, which picocli would look for in every name of an option.
  private static CommandSpec spec(Object command, String name) {
    return CommandSpec.wrapWithoutInspection(command).name(name).interpolateVariables(false);
  }

  private static CommandLine configured(CommandLine line) {
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setHelpFactory(FlagHelp::new);
    line.setExpandAtFiles(false);
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.setOverwrittenOptionsAllowed(true);
    line.setPosixClusteredShortOptionsAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setUnmatchedOptionsAllowedAsOptionParameters(true);
    line.setAllowSubcommandsAsOptionParameters(true);
    line.getCommandSpec().usageMessage().synopsisHeading("Usage: ");
    line.getCommandSpec().usageMessage().optionListHeading("%nOptions:%n");
    line.getCommandSpec().usageMessage().descriptionHeading("%n");
    if (line.getCommandSpec().positionalParameters().stream().anyMatch(each -> !each.hidden())) {
      line.getCommandSpec().usageMessage().parameterListHeading("%nArguments:%n");
    }
    return line;
  }
}
