package dev.dhow.app;

import dev.dhow.logs.LogSelection;
import dev.dhow.logs.LogSelection.Ending;
import dev.dhow.logs.LogSelection.History;
import dev.dhow.logs.LogSource;
import dev.dhow.logs.LogTime;
import dev.dhow.logs.MergedLogs;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `logs`: what containers printed, in the order they printed it. Reads only.
public final class Logs {
  private final Workplace workplace;

  public Logs(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code
  public int run(LogsOptions options) throws InterruptedException {
    if (options.index() != null && options.services().size() != 1) {
      throw new UsageException("--index needs one service", "name it, as in logs --index 2 web");
    }
    var selection = selection(options);
    var name = workplace.projects().nameOnly();
    var loaded =
        name.isPresent()
            ? Optional.<Project>empty()
            : Optional.of(workplace.projects().load(Set.of(), true));
    loaded.ifPresent(project -> KnownServices.of(project).check(options.services()));
    var project = name.or(() -> loaded.map(Project::name)).orElseThrow();
    var printer = printer(project, options);
    var engine = workplace.engine().get();
    try (var logs = MergedLogs.open(engine, project, selection, workplace.clock())) {
      logs.deliverTo(printer::print);
    }
    return 0;
  }

  private LogPrinter printer(ProjectName project, LogsOptions options) {
    var screen = workplace.screen();
    return new LogPrinter(screen, screen.block(), project, options.style(), false);
  }

  private LogSelection selection(LogsOptions options) {
    return new LogSelection(
        source -> isWanted(source, options),
        new History(time(options.since(), "--since"), options.tail()),
        options.follow() ? Ending.WHEN_ALL_HAVE_ENDED : Ending.AT_ONCE,
        time(options.until(), "--until"));
  }

  private static boolean isWanted(LogSource source, LogsOptions options) {
    var index = options.index();
    return (options.services().isEmpty() || options.services().contains(source.service()))
        && (index == null || index == source.number());
  }

  private @Nullable Instant time(@Nullable String text, String flag) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return LogTime.parse(text, workplace.clock().instant(), ZoneId.systemDefault());
    } catch (IllegalArgumentException e) {
      throw new UsageException(flag + ": " + e.getMessage());
    }
  }
}
