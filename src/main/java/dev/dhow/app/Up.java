package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.load.Work;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Planner;
import dev.dhow.plan.PlanningException;
import dev.dhow.plan.UpRequest;
import dev.dhow.spec.OneOff;
import dev.dhow.state.EngineState;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `up`: load, look, plan, run; then, unless detached, show the containers' output until they end.
///
/// It makes two plans. What a container is made of is an image's id, which is only known once the
/// image has been pulled or built; so images come first, in a plan of their own.
public final class Up {
  private final Workplace workplace;
  private final UpPlans plans;
  private final String verb;
  private final RunObserver observer;

  public Up(Workplace workplace) {
    this(workplace, "up");
  }

  /// @param verb what it is called when another command does a part of it, such as `create`
  public Up(Workplace workplace, String verb) {
    this(workplace, verb, RunObserver.NONE);
  }

  /// @param observer told what happens, beside what is shown
  public Up(Workplace workplace, RunObserver observer) {
    this(workplace, "up", observer);
  }

  private Up(Workplace workplace, String verb, RunObserver observer) {
    this.workplace = workplace;
    this.plans = new UpPlans(workplace);
    this.verb = verb;
    this.observer = observer;
  }

  /// @return the exit code
  public int run(UpOptions options) throws InterruptedException {
    return run(options, Stay.PLAIN);
  }

  /// @param stay for an attached one
  /// @return the exit code
  public int run(UpOptions options, Stay stay) throws InterruptedException {
    var project = project(options);
    if (!options.detach() && !options.dryRun()) {
      return new AttachedUp(workplace, this, observer, stay).run(project, options);
    }
    try (var runs =
        new PlanRuns(
            workplace,
            project.name(),
            RunOptions.up(verb, options),
            workplace.screen().block(),
            observer)) {
      converge(project, options, runs, () -> {});
    } catch (RuntimeException | InterruptedException e) {
      if (!options.dryRun()) {
        new RunEnd(observer, workplace.screen()).tell(project.name(), e);
      }
      throw e;
    }
    if (!options.dryRun()) {
      observer.ended(project.name());
    }
    return 0;
  }

  /// Brings the engine to what the project says, or tells what that would take.
  ///
  /// The first look is without the project's lock: when there is nothing to do, as most often, or
  /// nothing that concerns anybody else, nobody has to be waited for. What was planned then holds
  /// when nothing has changed once the project is locked.
  ///
  /// @param ready is told when the images are there and containers are next
  /// @throws FailedException when a step failed, which has been told
  void converge(Project project, UpOptions options, PlanRuns runs, Runnable ready)
      throws InterruptedException {
    converge(project, options, plans.request(options), runs, ready);
  }

  /// The same for a single container of a service, and what it needs.
  void converge(Project project, UpOptions options, OneOff oneOff, PlanRuns runs)
      throws InterruptedException {
    converge(project, options, plans.request(options).with(oneOff), runs, () -> {});
  }

  private void converge(
      Project project, UpOptions options, UpRequest asked, PlanRuns runs, Runnable ready)
      throws InterruptedException {
    var engine = workplace.engine().get();
    var seen = look(engine, project, asked);
    var images = plans.images(project, seen, options);
    var request = allowed(project, seen, asked, options);
    if (options.dryRun()) {
      runs.show(foreseen(project, seen, images, request));
      return;
    }
    var plan = unhindered(project, seen, images, request);
    if (plan.isPresent()
        && plan.get().isApart()
        && !workplace.locks().isUnfinished(project.name())) {
      ready.run();
      runs.run(plan.get());
      return;
    }
    try (var lock = ProjectLocking.of(workplace, project.name())) {
      if (lock.followsKilled()) {
        var aftermath = new Aftermath(workplace, project.name());
        aftermath.outlastCreations();
        aftermath.outlastStops(lock.graceOfKilled());
        lock.settled();
      }
      ProjectLocking.noteGrace(lock, options.timeout());
      var state = new Rivalry(workplace, project).outlast();
      if (lock.followsKilled()) {
        convergeLocked(project, state, options, request.fillingGaps(), runs, ready);
        removeLate(project, request, runs);
      } else if (plan.isPresent() && images.isEmpty() && state.equals(seen)) {
        ready.run();
        runs.run(plan.get());
      } else {
        convergeLocked(project, state, options, request, runs, ready);
      }
    }
  }

  /// Meanwhile all is prepared that needs no engine, none of which can be refused.
  private EngineState look(Engine engine, Project project, UpRequest asked)
      throws InterruptedException {
    try (var looking =
        Together.begin(() -> Observation.of(engine, project, workplace.projects()))) {
      plans.prepare(project, asked);
      return looking.answer();
    }
  }

  /// What the engine went on making for a command that was killed is not seen before it is there.
  /// Where it did not get a name that was wanted, it is one too many.
  private void removeLate(Project project, UpRequest request, PlanRuns runs)
      throws InterruptedException {
    if (request.oneOff() != null) {
      return;
    }
    var state = Observation.of(workplace.engine().get(), project, workplace.projects());
    if (Planner.hasSurplus(project, state)) {
      runPlanned(project, state, request.unforced(), runs, () -> {});
    }
  }

  /// What is done first, unless something stands in its way. That may be what another command for
  /// this project has begun, such as the port of a container that is just being started: only a
  /// look with the lock tells.
  private Optional<Plan> unhindered(
      Project project, EngineState seen, Plan images, UpRequest request)
      throws InterruptedException {
    try {
      var checked = plans.checked(project, seen, images, request);
      return Optional.of(
          images.isEmpty() ? plans.explained(project, seen, request, checked) : images);
    } catch (PlanningException _) {
      return Optional.empty();
    }
  }

  private void convergeLocked(
      Project project,
      EngineState found,
      UpOptions options,
      UpRequest request,
      PlanRuns runs,
      Runnable ready)
      throws InterruptedException {
    var state = found;
    var images = plans.images(project, state, options);
    if (images.isEmpty()) {
      runPlanned(project, state, request, runs, ready);
      return;
    }
    var _ = plans.checked(project, state, images, request);
    var made = runs.runUntold(images);
    var possible = Provided.by(workplace.providers(), WithoutImages.remaining(project, made));
    var left = new TreeSet<>(project.services().keySet());
    left.removeAll(possible.services().keySet());
    try {
      if (!possible.services().isEmpty()) {
        state =
            Observation.withImages(workplace.engine().get(), possible, state, workplace.projects());
        runPlanned(possible, state, request, runs, ready);
      }
    } finally {
      runs.tell(made);
      runs.tellLeftOut(left, made);
    }
    if (!left.isEmpty()) {
      throw new FailedException(Failures.of(made));
    }
  }

  private void runPlanned(
      Project project, EngineState state, UpRequest request, PlanRuns runs, Runnable ready)
      throws InterruptedException {
    var checked = plans.checked(project, state, Plan.EMPTY, request);
    var plan = plans.explained(project, state, request, checked);
    ready.run();
    runs.run(plan);
  }

  /// Volumes that are configured otherwise are made anew only with leave; without it they are kept.
  private UpRequest allowed(
      Project project, EngineState state, UpRequest request, UpOptions options)
      throws InterruptedException {
    var volumes =
        options.dryRun() ? List.<String>of() : Planner.keptVolumes(project, state, request);
    if (volumes.isEmpty()) {
      return request;
    }
    var question =
        "The files configure %s otherwise than when it was made. Make it anew and lose its data?"
            .formatted(
                volumes.stream()
                    .map(name -> "volume \"" + name + "\"")
                    .collect(Collectors.joining(" and ")));
    return workplace.consent().allows(question) ? request.renewingVolumes() : request;
  }

  /// What it would do, plan by plan: images, and then all else.
  List<Plan> foreseen(UpOptions options) throws InterruptedException {
    var project = project(options);
    var seen = Observation.of(workplace.engine().get(), project, workplace.projects());
    var request = plans.request(options);
    return foreseen(project, seen, plans.images(project, seen, options), request);
  }

  private List<Plan> foreseen(Project project, EngineState seen, Plan images, UpRequest request)
      throws InterruptedException {
    var expected = Remembered.provided(workplace.engine().get(), project, seen);
    var plan = plans.checked(expected, seen, images, request);
    return plans.foreseen(expected, seen, images, request, plan);
  }

  Project project(UpOptions options) throws InterruptedException {
    var project = workplace.projects().load(Work.RUN, options.services(), !options.noDeps());
    var known = KnownServices.of(project);
    options.scale().keySet().forEach(service -> known.check(service.value()));
    known.check(options.attach());
    known.check(options.noAttach());
    if (options.exitCodeFrom() != null) {
      checkEnabled(project, options.exitCodeFrom());
    }
    var enabled = new TreeMap<>(project.services());
    options.scale().forEach((service, scale) -> scale(enabled, service, scale));
    if (enabled.isEmpty()) {
      throw new UsageException(
          "no service selected", "enable a profile with --profile, or name a service");
    }
    return equipped(project.withServices(enabled, project.disabledServices()));
  }

  /// With what services are given besides what the files say.
  Project equipped(Project project) throws InterruptedException {
    var given = ApiSocket.given(project, workplace.engine().get());
    var told =
        given.models().isEmpty()
            ? given
            : ModelVariables.given(given, workplace.models().offer().endpoint());
    return plans.platform().ofServices(told);
  }

  /// Only a service that this `up` starts has an exit code to wait for.
  private static void checkEnabled(Project project, String service) {
    if (!project.services().containsKey(new ServiceName(service))) {
      throw new UsageException(
          "no such service: " + service + ": not found",
          "give --exit-code-from a service that this up starts");
    }
  }

  private static void scale(
      SortedMap<ServiceName, Service> services, ServiceName name, int replicas) {
    services.computeIfPresent(
        name,
        (_, service) -> {
          if (replicas > 1 && service.containerName() != null) {
            throw new UsageException(
                "service " + name + " has a container_name, so it can only have one container",
                "remove container_name, or scale it to 1");
          }
          return service.withScheduling(service.scheduling().withScale(replicas));
        });
  }
}
