package dev.dhow.cli;

import dev.dhow.app.ShowPlan;
import dev.dhow.app.UpOptions;
import dev.dhow.app.UsageException;
import java.util.Set;

/// `dhow plan`: what `up` would do and why.
final class PlanCommand extends UpVerb {
  String format = "text";
  boolean exitCode;

  @Override
  String description() {
    return "Show what up would do and why, with the values that changed";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag(
            "--exit-code",
            "End with 2 when there is something to do, and with 0 when there is not",
            value -> exitCode = value)
        .choice("--format", "FORMAT", "text or json (default: text)", value -> format = value);
  }

  @Override
  boolean tellsByExitCode() {
    return exitCode;
  }

  @Override
  int run(Session session) throws InterruptedException {
    checkPlan();
    if (!Set.of("text", "json").contains(format)) {
      throw UsageException.value("--format", "text or json", format);
    }
    return new ShowPlan(session.workplaceWithEngine())
        .run(options(session), format.equals("json"), exitCode);
  }

  private UpOptions options(Session session) {
    return new UpOptions(
        named(services),
        true,
        !noStart,
        noDeps,
        forceRecreate,
        noRecreate,
        alwaysRecreateDeps,
        false,
        renewAnonymousVolumes,
        orphans(),
        build,
        noBuild,
        pull,
        Scales.parse("--scale", scale),
        null,
        false,
        null,
        false,
        Set.of(),
        Set.of(),
        false,
        null,
        false,
        false,
        session.logStyle(false, false, false),
        false,
        false,
        yes,
        otherFiles,
        rolling,
        true);
  }
}
