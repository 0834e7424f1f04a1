package dev.dhow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.ServiceName;
import dev.dhow.plan.Need.When;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.References;
import dev.dhow.state.EngineState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs plans on a snapshot, one step after the other, in any order their needs allow, and refuses
/// what a real engine would refuse. Steps can be made to fail, and a run can end before its end.
final class Simulation {
  private final SimulatedEngine engine;
  private final Random random;
  private final Map<StepId, Ending> endings = new HashMap<>();
  private final Map<StepId, String> created = new HashMap<>();
  private final List<Step> done = new ArrayList<>();
  private Consumer<EngineState> watcher = _ -> {};

  private enum Ending {
    DONE,
    FAILED,
    SKIPPED,
    NOT_NEEDED
  }

  Simulation(EngineState state, Random random) {
    this.engine = new SimulatedEngine(state, random);
    this.random = random;
  }

  /// With containers that were not to be made anew although they should be.
  Simulation lenient() {
    engine.beLenient();
    return this;
  }

  /// Shows what there is after each step.
  Simulation watched(Consumer<EngineState> each) {
    watcher = each;
    return this;
  }

  static EngineState after(EngineState state, Plan plan) {
    return new Simulation(state, new Random(1)).run(plan, plan.steps().size(), Set.of());
  }

  /// @param atMost how many steps run before dhow is killed
  /// @param failing what the engine refuses
  EngineState run(Plan plan, int atMost, Set<StepId> failing) {
    var left = new ArrayList<>(plan.steps());
    for (var count = 0; count < atMost && !left.isEmpty(); count++) {
      var ready =
          left.stream()
              .filter(
                  step -> step.needs().stream().allMatch(need -> endings.containsKey(need.step())))
              .toList();
      var step = ready.get(random.nextInt(ready.size()));
      left.remove(step);
      var hindrance = hindrance(step);
      endings.put(step.id(), hindrance != null ? hindrance : perform(step, failing));
      watcher.accept(engine.state());
    }
    return engine.state();
  }

  /// Whether the step did what it was for.
  boolean did(StepId step) {
    return endings.get(step) == Ending.DONE;
  }

  /// The steps that ran and succeeded, in the order in which they did.
  List<Step> done() {
    return done;
  }

  private @Nullable Ending hindrance(Step step) {
    for (var need : step.needs()) {
      var ending = endings.get(need.step());
      if (need.when() == When.FAILED && !hasFailed(ending)) {
        return Ending.NOT_NEEDED;
      }
    }
    var failed =
        step.needs().stream()
            .filter(need -> need.when() == When.COUNTED && hasFailed(endings.get(need.step())))
            .toList();
    if (!failed.isEmpty() && failed.size() > failed.getFirst().tolerated()) {
      return Ending.SKIPPED;
    }
    for (var need : step.needs()) {
      if (need.when() == When.DONE && endings.get(need.step()) != Ending.DONE) {
        return Ending.SKIPPED;
      }
    }
    return null;
  }

  private static boolean hasFailed(@Nullable Ending ending) {
    return ending == Ending.FAILED || ending == Ending.SKIPPED;
  }

  private Ending perform(Step step, Set<StepId> failing) {
    if (failing.contains(step.id())) {
      return Ending.FAILED;
    }
    try {
      perform(step);
    } catch (SimulatedEngine.Refused e) {
      assertThat(failing).as(step.toString()).isNotEmpty();
      return Ending.FAILED;
    } catch (AssertionError e) {
      throw new AssertionError(step + ": " + e.getMessage(), e);
    }
    done.add(step);
    return Ending.DONE;
  }

  private void perform(Step step) throws SimulatedEngine.Refused {
    switch (step.action()) {
      case Action.PullImage(var image, _, _) -> engine.makeImage(image);
      case Action.PushImage _ -> {} // changes nothing here
      case Action.DateImage _ -> {}
      case Action.BuildImage(var build) -> engine.makeImage(build.image());
      case Action.RemoveImage(var image) -> engine.removeImage(image);
      case Action.CreateNetwork(var network) -> engine.create(network);
      case Action.RemoveNetwork(var id, _) -> engine.removeNetwork(id);
      case Action.CreateVolume(var volume) -> engine.create(volume);
      case Action.RemoveVolume(var name, _) -> engine.removeVolume(name);
      case Action.CreateContainer(ContainerSpec spec, Peers peers) ->
          created.put(step.id(), engine.create(peers == null ? spec : bind(spec, peers)));
      case Action.CopyFiles(var container, _, _) -> engine.copyInto(id(container));
      case Action.RemoveSecrets(var volume, _) -> engine.removeVolume(volume);
      case Action.RecordContents(var note) -> engine.note(note);
      case Action.RunProvider _, Action.PullModel _, Action.ConfigureModel _ -> {
        // no matter of the engine
      }
      case Action.RunHook(var container, _, _, _) ->
          assertThat(engine.isUp(id(container))).as("hooks run in what runs").isTrue();
      case Action.StartContainer(var container) -> engine.start(id(container));
      case Action.StopContainer(var container, _) -> engine.stop(id(container));
      case Action.KillContainer(var container, _) -> engine.stop(id(container));
      case Action.RestartContainer(var container, _) -> engine.restart(id(container));
      case Action.PauseContainer(var container) -> engine.pause(id(container));
      case Action.UnpauseContainer(var container) -> engine.unpause(id(container));
      case Action.RemoveContainer(var container, var volumes, _) ->
          engine.remove(id(container), volumes);
      case Action.RenameContainer(var container, var name) -> engine.rename(id(container), name);
      case Action.ConnectNetwork(var container, var endpoint) ->
          engine.connect(id(container), endpoint.network());
      case Action.DisconnectNetwork(var container, var network) ->
          engine.disconnect(id(container), network);
      case Action.AwaitHealthy(_, var containers, _) -> awaitUp(containers);
      case Action.AwaitCompleted(_, var containers, _, _) -> {
        awaitUp(containers);
        containers.forEach(each -> engine.endIfInit(id(each)));
      }
      case Action.AwaitReady(_, var containers, _, _) -> awaitUp(containers);
      case Action.AwaitLasting(_, var container) -> awaitUp(List.of(container));
      case Action.Delay _ -> {} // time is no matter here
    }
  }

  private ContainerSpec bind(ContainerSpec spec, Peers peers) {
    var ids = new HashMap<ServiceName, String>();
    peers.containers().forEach((service, container) -> ids.put(service, id(container)));
    var names = new HashMap<String, String>();
    peers.named().forEach((name, container) -> names.put(name, id(container)));
    return References.bind(spec, peers.service(), ids, names);
  }

  /// Of a replacement that failed nothing is there any more.
  private void awaitUp(List<ContainerRef> containers) throws SimulatedEngine.Refused {
    assertThat(containers).isNotEmpty();
    for (var each : containers) {
      if (!engine.isUp(id(each))) {
        throw new SimulatedEngine.Refused();
      }
    }
  }

  private String id(ContainerRef container) {
    return switch (container) {
      case ContainerRef.Existing(var id, _) -> id.value();
      case ContainerRef.CreatedBy(var step, _) -> {
        assertThat(created).containsKey(step);
        yield Objects.requireNonNull(created.get(step));
      }
    };
  }
}
