package dev.dhow.cli;

import dev.dhow.app.Logs;
import dev.dhow.app.LogsOptions;
import dev.dhow.app.UsageException;
import org.jspecify.annotations.Nullable;

/// `dhow logs`: what containers printed, in the order they printed it.
final class LogsCommand extends Verb {
  boolean follow;
  String format = "text";
  @Nullable String grep;
  int index;
  boolean mergeStreams;
  boolean noColor;
  boolean noLogPrefix;
  @Nullable String since;
  String tail = "all";
  boolean timestamps;
  @Nullable String until;

  @Override
  String description() {
    return "Show the output of containers";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag("-f, --follow", "Go on with what is printed from now on", value -> follow = value)
        .choice("--format", "FORMAT", "text, or json for an object a line", value -> format = value)
        .value(
            "--grep",
            "REGEX",
            "Only lines that match this regular expression somewhere",
            value -> grep = value)
        .number(
            "--index", "N", "Only this container of a service with several", value -> index = value)
        .flag(
            "--merge-streams",
            "Print containers' standard error to standard output, too",
            value -> mergeStreams = value)
        .flag("--no-color", "Print without colours", value -> noColor = value)
        .flag("--no-log-prefix", "Print without the container's name", value -> noLogPrefix = value)
        .value(
            "--since",
            "TIME",
            "Only what is newer: a time (2026-01-02T13:23:37Z), an age (42m), or last-start for what"
                + " each container wrote since it was last started",
            value -> since = value)
        .value(
            "-n, --tail",
            "N",
            "Only the last lines of each container (default: all)",
            value -> tail = value)
        .flag("-t, --timestamps", "Print the time before each line", value -> timestamps = value)
        .value(
            "--until",
            "TIME",
            "Only what is older: a time (2026-01-02T13:23:37Z) or an age (42m)",
            value -> until = value)
        .operands("SERVICE", "Services to show (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    if (!format.equals("text") && !format.equals("json")) {
      throw UsageException.value("--format", "text or json", format);
    }
    var json = format.equals("json");
    var style = session.logStyle(noColor, noLogPrefix, timestamps);
    return new Logs(session.workplaceWithEngine())
        .run(
            new LogsOptions(
                named(services),
                follow,
                index,
                since,
                until,
                lines(),
                grep,
                mergeStreams || json,
                json ? style.asJson() : style));
  }

  private @Nullable Integer lines() {
    if (tail.isEmpty() || tail.equals("all")) {
      return null;
    }
    if (!tail.matches("[+-]?[0-9]{1,9}")) {
      throw UsageException.value("--tail", "a number of lines or all", tail);
    }
    var lines = Integer.valueOf(tail);
    return lines < 0 ? null : lines;
  }
}
