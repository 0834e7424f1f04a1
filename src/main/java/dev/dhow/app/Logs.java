package dev.dhow.app;

import static java.util.stream.Collectors.joining;

import dev.dhow.logs.LogSelection;
import dev.dhow.logs.LogSelection.Ending;
import dev.dhow.logs.LogSelection.History;
import dev.dhow.logs.LogSource;
import dev.dhow.logs.LogTime;
import dev.dhow.logs.MergedLogs;
import dev.dhow.model.ProjectName;
import dev.dhow.state.ObservedContainer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// `logs`: what containers printed, in the order they printed it. Reads only.
public final class Logs {
  /// A `--since` that is another moment for each container.
  private static final String LAST_START = "last-start";

  private final Workplace workplace;

  public Logs(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code
  public int run(LogsOptions options) throws InterruptedException {
    if (options.index() > 0 && options.services().size() != 1) {
      throw new UsageException("--index needs one service", "name it, as in logs --index 2 web");
    }
    var selection = selection(options);
    var project = workplace.projects().named();
    project.check(options.services());
    var name = project.name();
    if (options.index() > 0) {
      checkIndex(name, options);
    }
    var printer = printer(name, options);
    var engine = workplace.engine().get();
    printer.expect(
        engine.containers(name).stream()
            .filter(container -> !container.isOneOff())
            .map(LogSource::of)
            .filter(source -> isWanted(source, options))
            .map(source -> source.label(name))
            .toList());
    var filter = filter(options);
    try (var logs = MergedLogs.open(engine, name, selection, workplace.clock())) {
      logs.deliverTo(items -> printer.print(filter.of(items)));
    }
    return 0;
  }

  private LogPrinter printer(ProjectName project, LogsOptions options) {
    var screen = workplace.screen();
    return new LogPrinter(
        screen, screen.block(), project, options.style(), !options.mergeStreams());
  }

  private static LogFilter filter(LogsOptions options) {
    var grep = options.grep();
    if (grep == null) {
      return LogFilter.all();
    }
    try {
      return LogFilter.matching(Pattern.compile(grep));
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "--grep: '%s' is no regular expression: %s".formatted(grep, e.getDescription()),
          "write \\ before characters that are to stand for themselves");
    }
  }

  private void checkIndex(ProjectName name, LogsOptions options) throws InterruptedException {
    var numbers =
        workplace.engine().get().containers(name).stream()
            .filter(container -> !container.isOneOff())
            .filter(container -> options.services().contains(container.service()))
            .map(ObservedContainer::number)
            .sorted()
            .toList();
    if (!numbers.contains(options.index())) {
      var service = options.services().iterator().next();
      throw new UsageException(
          "service \"%s\" has no container number %d".formatted(service, options.index()),
          numbers.isEmpty()
              ? "it has none at all"
              : "it has " + numbers.stream().map(String::valueOf).collect(joining(", ")));
    }
  }

  private LogSelection selection(LogsOptions options) {
    return new LogSelection(
        source -> isWanted(source, options),
        history(options),
        options.follow() ? Ending.WHEN_ALL_HAVE_ENDED : Ending.AT_ONCE,
        time(options.until(), "--until"));
  }

  private History history(LogsOptions options) {
    return LAST_START.equals(options.since())
        ? new History(null, options.tail(), true)
        : new History(time(options.since(), "--since"), options.tail());
  }

  private static boolean isWanted(LogSource source, LogsOptions options) {
    return (options.services().isEmpty() || options.services().contains(source.service()))
        && (options.index() <= 0 || options.index() == source.number());
  }

  private @Nullable Instant time(@Nullable String text, String flag) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return LogTime.parse(text, workplace.clock().instant(), ZoneId::systemDefault);
    } catch (IllegalArgumentException e) {
      throw new UsageException(flag + ": " + e.getMessage());
    }
  }
}
