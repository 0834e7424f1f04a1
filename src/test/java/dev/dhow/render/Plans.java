package dev.dhow.render;

import dev.dhow.event.Event;
import dev.dhow.event.Outcome;
import dev.dhow.event.StepProgress;
import dev.dhow.model.Build;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Process;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Session;
import dev.dhow.plan.Action;
import dev.dhow.plan.ContainerRef;
import dev.dhow.plan.Need;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Reason;
import dev.dhow.plan.Step;
import dev.dhow.plan.StepId;
import dev.dhow.spec.BuildSpec;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.HostSpec;
import dev.dhow.spec.NameSpec;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.spec.StorageSpec;
import dev.dhow.spec.TestBuilds;
import dev.dhow.state.ContainerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Small plans and the events of running them.
final class Plans {
  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private static final Process NO_PROCESS =
      new Process(
          null,
          null,
          new TreeMap<>(),
          new TreeMap<>(),
          List.of(),
          null,
          null,
          null,
          null,
          null,
          null,
          Session.NONE);
  private static final Build HERE =
      new Build(
          ".",
          null,
          null,
          new TreeMap<>(),
          null,
          new TreeMap<>(),
          List.of(),
          List.of(),
          null,
          false,
          false,
          0,
          List.of(),
          Build.Advanced.NONE);

  private final List<Step> steps = new ArrayList<>();
  private final List<Plan.Kept> kept = new ArrayList<>();
  private final List<Plan.Note> notes = new ArrayList<>();
  private Instant now = START;

  Step add(String service, Reason reason, Action action) {
    var id = new StepId(steps.size() + 1);
    var needs = steps.isEmpty() ? List.<Need>of() : List.of(Need.done(steps.getLast().id()));
    var step = new Step(id, action, reason, new ServiceName(service), needs);
    steps.add(step);
    return step;
  }

  /// A step that needs none.
  void addFirst(String service, Action action) {
    var id = new StepId(steps.size() + 1);
    steps.add(new Step(id, action, new Reason.Missing(), new ServiceName(service), List.of()));
  }

  void addAfterEnd(String service, Action action) {
    var needs = List.of(new Need(steps.getLast().id(), Need.When.ENDED));
    var id = new StepId(steps.size() + 1);
    steps.add(new Step(id, action, new Reason.Missing(), new ServiceName(service), needs));
  }

  Plans keep(String name) {
    kept.add(new Plan.Kept(existing(name), name, true));
    return this;
  }

  Plans note(String text, String hint) {
    notes.add(new Plan.Note(text, hint));
    return this;
  }

  /// A container that takes the place of one that is already there.
  Plans replace(String service, Reason reason) {
    var name = "demo-" + service + "-1";
    var create = add(service, reason, new Action.CreateContainer(container(service, "c0ffee_x")));
    var created = new ContainerRef.CreatedBy(create.id(), name);
    var replaced = new Reason.ReplacedBy(create.id());
    var old = existing(name);
    add(service, replaced, new Action.StopContainer(old, null));
    add(service, replaced, new Action.RenameContainer(old, "old_" + name));
    add(service, reason, new Action.RenameContainer(created, name));
    add(service, reason, new Action.StartContainer(created));
    add(service, replaced, new Action.RemoveContainer(old, false));
    return this;
  }

  /// Puts a wait for the new container of a replacement before the old one is removed.
  void awaitHealthyBeforeLast(String service) {
    var removal = steps.removeLast();
    var created = new ContainerRef.CreatedBy(steps.getFirst().id(), "demo-" + service + "-1");
    var healthy = new Action.AwaitHealthy(new ServiceName(service), List.of(created), null);
    add(service, new Reason.NeededBy(new ServiceName("app")), healthy);
    add(service, removal.reason(), removal.action());
  }

  Plans create(String service) {
    var name = "demo-" + service + "-1";
    var create =
        add(service, new Reason.Missing(), new Action.CreateContainer(container(service, name)));
    var created = new ContainerRef.CreatedBy(create.id(), name);
    add(service, new Reason.Missing(), new Action.StartContainer(created));
    return this;
  }

  Plan plan() {
    return new Plan(steps, kept, notes);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  Event ready() {
    return new Event.PlanReady(now, plan());
  }

  Event started(int number) {
    return new Event.StepStarted(now, steps.get(number - 1));
  }

  Event finished(int number, Outcome outcome) {
    return new Event.StepFinished(now, steps.get(number - 1), outcome);
  }

  Event done(int number) {
    return finished(number, new Outcome.Done());
  }

  Event progressed(int number, StepProgress progress) {
    return new Event.StepProgressed(now, steps.get(number - 1), progress);
  }

  Event over() {
    return new Event.PlanFinished(now, plan());
  }

  Plans later(long millis) {
    now = now.plusMillis(millis);
    return this;
  }

  /// Tells of all steps as done, one after the other.
  void runAll(Consumer<Event> events) {
    events.accept(ready());
    for (var number = 1; number <= steps.size(); number++) {
      events.accept(started(number));
      events.accept(done(number));
    }
    events.accept(over());
  }

  static ContainerRef.Existing existing(String name) {
    return new ContainerRef.Existing(new ContainerId("e".repeat(64)), name);
  }

  static ContainerSpec container(String service, String name) {
    return new ContainerSpec(
        name,
        new ServiceName(service),
        1,
        "busybox",
        null,
        new TreeMap<>(),
        NO_PROCESS,
        NameSpec.NONE,
        "demo_default",
        null,
        List.of(),
        List.of(),
        List.of(),
        StorageSpec.of(List.of()),
        List.of(),
        null,
        HostSpec.NONE);
  }

  static NetworkSpec network(String name) {
    return new NetworkSpec(
        new NetworkKey("default"),
        name,
        null,
        new TreeMap<>(),
        null,
        false,
        false,
        null,
        null,
        new TreeMap<>());
  }

  static BuildSpec build(String service) {
    return TestBuilds.of(service, HERE, "demo-" + service, List.of(), new TreeMap<>());
  }
}
