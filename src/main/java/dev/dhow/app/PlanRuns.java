package dev.dhow.app;

import dev.dhow.event.Event;
import dev.dhow.event.Outcome;
import dev.dhow.event.PlanResult;
import dev.dhow.execute.EngineSteps;
import dev.dhow.execute.Permits;
import dev.dhow.execute.PlanBuilds;
import dev.dhow.execute.PlanExecutor;
import dev.dhow.model.ProjectName;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action;
import dev.dhow.plan.Plan;
import dev.dhow.render.Colours;
import dev.dhow.render.FailureText;
import dev.dhow.render.PlanDisplay;
import dev.dhow.render.TerminalBlock;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Runs a command's plans one after the other and shows them as one story; in a dry run it only
/// shows them.
final class PlanRuns implements AutoCloseable {
  private final Workplace workplace;
  private final ProjectName project;
  private final RunOptions options;
  private final ProgressDisplay display;
  private final Consumer<? super Event> listener;

  PlanRuns(Workplace workplace, ProjectName project, RunOptions options) {
    this(workplace, project, options, workplace.screen().block(), _ -> {});
  }

  /// @param block of the terminal, shared with whoever prints there meanwhile
  /// @param listener told all events, beside what is shown
  PlanRuns(
      Workplace workplace,
      ProjectName project,
      RunOptions options,
      TerminalBlock block,
      Consumer<? super Event> listener) {
    this.workplace = workplace;
    this.project = project;
    this.options = options;
    this.display = new ProgressDisplay(workplace.screen(), block, workplace.clock(), options);
    this.listener = listener;
  }

  /// Runs a plan to its end.
  ///
  /// @throws FailedException when something that had to be done was not, which has been told, and
  ///   is not tolerated
  /// @throws InterruptedException when the user ended it
  void run(Plan plan) throws InterruptedException {
    if (options.dryRun()) {
      show(List.of(plan));
      return;
    }
    var result = runAsFarAsPossible(plan);
    if (!result.succeeded() && !options.tolerant()) {
      throw new FailedException(Failures.of(result));
    }
  }

  /// Shows plans that are only looked at.
  void show(List<Plan> plans) {
    var screen = workplace.screen();
    screen.out().print(new PlanDisplay(Colours.when(screen.outColors())).of(plans));
  }

  /// Runs a plan to its end, for somebody who can go on without some of it. Failures have been
  /// told.
  ///
  /// @throws InterruptedException when the user ended it
  PlanResult runAsFarAsPossible(Plan plan) throws InterruptedException {
    var result = runUntold(plan);
    tell(result);
    return result;
  }

  /// Runs a plan to its end, for somebody who goes on and tells later what failed.
  ///
  /// @throws InterruptedException when the user ended it, after the failures have been told
  PlanResult runUntold(Plan plan) throws InterruptedException {
    var result = execute(plan);
    if (result.cancelled()) {
      if (leavesStops(result)) {
        workplace.locks().leaveUnfinished(project);
      }
      tell(result);
      Thread.interrupted(); // the interrupt is what it was cancelled by
      throw new InterruptedException();
    }
    return result;
  }

  /// Whether the engine may go on to stop something, which nobody waits for any more.
  private static boolean leavesStops(PlanResult result) {
    for (var step : result.plan().steps()) {
      if (result.of(step.id()) instanceof Outcome.Cancelled
          && (step.action() instanceof Action.StopContainer
              || step.action() instanceof Action.RestartContainer)) {
        return true;
      }
    }
    return false;
  }

  /// Tells what failed in a plan.
  void tell(PlanResult result) {
    display.conclude(result);
  }

  /// Tells that services are left as they are for want of an image or a provider; nothing if there
  /// are none.
  ///
  /// @param made how getting those ended
  void tellLeftOut(Collection<ServiceName> services, PlanResult made) {
    if (!services.isEmpty()) {
      var wants = new TreeSet<>(List.of("an image"));
      for (var failure : made.failures()) {
        switch (failure.step().action()) {
          case Action.RunProvider _ -> wants.add("a provider");
          case Action.PullModel _, Action.ConfigureModel _ -> wants.add("a model");
          case Action _ -> {}
        }
      }
      var what = String.join(" or ", wants.reversed());
      var names = services.stream().map(ServiceName::value).collect(Collectors.joining(", "));
      display.tell(
          Failures.of(made),
          FailureText.Cause.of("left as they are for want of " + what + ": " + names, null));
    }
  }

  private PlanResult execute(Plan plan) throws InterruptedException {
    var engine = workplace.engine().get();
    var permits = permits(plan);
    try (var steps =
        new EngineSteps(
            engine,
            project,
            workplace.timer(),
            workplace.clock(),
            options.engineHealthOnly(),
            workplace.host(),
            new PlanBuilds(engine, plan, permits.atOnce()),
            workplace.providers(),
            workplace.models(),
            plan.isEmpty() ? "" : workplace.locks().maker())) {
      return new PlanExecutor(steps, permits, this::tell, workplace.clock()).execute(plan);
    }
  }

  private void tell(Event event) {
    display.accept(event);
    listener.accept(event);
  }

  private Permits permits(Plan plan) throws InterruptedException {
    var asked = ParallelLimit.of(workplace.parallel(), workplace.projects().variables());
    if (asked > 0) {
      return Permits.exactly(asked);
    }
    // What is done one by one is not worth the question.
    return Permits.suiting(plan.steps().size() < 2 ? 1 : workplace.engine().get().info().cpus());
  }

  @Override
  public void close() {
    display.close();
  }
}
