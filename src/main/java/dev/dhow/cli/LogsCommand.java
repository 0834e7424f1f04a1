package dev.dhow.cli;

import dev.dhow.app.Logs;
import dev.dhow.app.LogsOptions;
import dev.dhow.app.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dhow logs`: what containers printed, in the order they printed it.
@Command(name = "logs", description = "Show the output of containers")
final class LogsCommand extends Verb {

  @Option(
      names = {"-f", "--follow"},
      arity = "0..1",
      description = "Go on with what is printed from now on")
  boolean follow;

  @Option(
      names = "--index",
      paramLabel = "N",
      description = "Only this container of a service with several")
  @Nullable Integer index;

  @Option(names = "--no-color", arity = "0..1", description = "Print without colours")
  boolean noColor;

  @Option(
      names = "--no-log-prefix",
      arity = "0..1",
      description = "Print without the container's name")
  boolean noLogPrefix;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only what is newer: a time (2026-01-02T13:23:37Z) or an age (42m)")
  @Nullable String since;

  @Option(
      names = {"-n", "--tail"},
      paramLabel = "N",
      defaultValue = "all",
      description = "Only the last lines of each container (default: all)")
  String tail = "all";

  @Option(
      names = {"-t", "--timestamps"},
      arity = "0..1",
      description = "Print the time before each line")
  boolean timestamps;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Only what is older: a time (2026-01-02T13:23:37Z) or an age (42m)")
  @Nullable String until;

  @Parameters(paramLabel = "SERVICE", description = "Services to show (default: all)")
  List<String> services = new ArrayList<>();

  @Override
  int run(Session session) throws InterruptedException {
    return new Logs(session.workplace())
        .run(
            new LogsOptions(
                new LinkedHashSet<>(services),
                follow,
                index,
                since,
                until,
                lines(),
                session.logStyle(noColor, noLogPrefix, timestamps)));
  }

  private @Nullable Integer lines() {
    if (tail.equals("all") || tail.equals("-1")) {
      return null;
    }
    if (!tail.matches("[0-9]{1,9}")) {
      throw new UsageException("--tail takes a number of lines or all, not " + tail);
    }
    return Integer.valueOf(tail);
  }
}
