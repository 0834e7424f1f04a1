package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.event.BuildFailedException;
import dev.dhow.event.StepFailedException;
import dev.dhow.event.StepProgress;
import dev.dhow.event.StillInUseException;
import dev.dhow.model.ProjectName;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action;
import dev.dhow.plan.ContainerRef;
import dev.dhow.plan.HostView;
import dev.dhow.plan.Peers;
import dev.dhow.plan.Step;
import dev.dhow.plan.StepId;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.References;
import dev.dhow.state.ContainerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Does the steps of one plan on an engine: each is one call, or one wait.
///
/// It remembers the ids of the containers it created, by which later steps name them.
public final class EngineSteps implements StepRunner, AutoCloseable {
  private final Engine engine;
  private final EngineWatch watch;
  private final PatientTransfer transfer;
  private final PlanBuilds builds;
  private final Providers providers;
  private final Models models;
  private final HookRuns hooks;
  private final Creations creations;
  private final GracefulStop stops;
  private final CarefulRemoval removals;
  private final NetworkRemoval networks;
  private final TwinNetworks twins;
  private final PortOwner portOwner;
  private final ServiceWait.Context waits;
  private final InstantSource clock;
  private final Instant began;
  private final Map<StepId, ContainerId> created = new ConcurrentHashMap<>();
  private final Map<ContainerId, Instant> started = new ConcurrentHashMap<>();

  /// The run begins now, as far as waits have a time by which they must be over.
  ///
  /// @param engineHealthOnly whether to wait for the engine's verdicts on health, and run no
  ///   healthchecks to be faster
  /// @param host knows who has a port that no container has
  /// @param builds of the plan
  /// @param maker whose commands these are, see [Labels#MAKER]
  public EngineSteps(
      Engine engine,
      ProjectName project,
      Timer timer,
      InstantSource clock,
      boolean engineHealthOnly,
      HostView host,
      PlanBuilds builds,
      Providers providers,
      Models models,
      String maker) {
    this.providers = providers;
    this.models = models;
    this.engine = engine;
    this.watch = new EngineWatch(engine, project, timer);
    this.transfer = new PatientTransfer(timer);
    this.builds = builds;
    this.clock = clock;
    this.began = clock.instant();
    this.hooks = new HookRuns(engine);
    this.creations = new Creations(engine, timer, maker);
    this.stops = new GracefulStop(engine, clock);
    this.removals = new CarefulRemoval(engine, maker);
    this.networks = new NetworkRemoval(engine, timer);
    this.twins = new TwinNetworks(engine, project, timer);
    this.portOwner = new PortOwner(engine, host);
    this.waits =
        new ServiceWait.Context(engine, watch, timer, new Evidence(engine), !engineHealthOnly);
  }

  /// @throws StepFailedException with a hint when the engine refuses
  /// @throws StillInUseException when the engine keeps what others use
  @Override
  public void run(Step step, Consumer<StepProgress> progress) throws InterruptedException {
    try {
      perform(step, progress);
    } catch (EngineException.Conflict e) {
      if (e.nameOwner() != null) {
        throw new NameOwner(engine).explain(wantedName(step.action()), e.nameOwner(), e);
      }
      var message = String.valueOf(e.getMessage());
      throw step.action().removesWhatOthersMayUse()
          ? new StillInUseException(message, e.hint(), e)
          : new StepFailedException(message, e.hint(), List.of(), e);
    } catch (EngineException.BuildFailed e) {
      throw new BuildFailedException(
          String.valueOf(e.getMessage()), e.brief(), e.hint(), facts(e), e);
    } catch (EngineException e) {
      throw new StepFailedException(String.valueOf(e.getMessage()), e.hint(), List.of(), e);
    }
  }

  private static List<StepFailedException.Fact> facts(EngineException.BuildFailed failure) {
    return failure.evidence().stream()
        .map(each -> new StepFailedException.Fact(each.title(), each.lines()))
        .toList();
  }

  private static String wantedName(Action action) {
    return switch (action) {
      case Action.CreateContainer(var spec, _) -> spec.name();
      case Action.RenameContainer(_, var name) -> name;
      case Action other -> throw new IllegalStateException(other + " gives no name");
    };
  }

  private void perform(Step step, Consumer<StepProgress> progress) throws InterruptedException {
    switch (step.action()) {
      case Action.PullImage(var image, var platform, _) ->
          transfer.run(told -> engine.pull(image, platform, told), progress);
      case Action.PushImage(var image) -> transfer.run(told -> engine.push(image, told), progress);
      case Action.DateImage(var image) -> engine.tag(image, image);
      case Action.BuildImage(var build) ->
          builds.build(build, part -> progress.accept(PatientTransfer.translate(part)));
      case Action.RemoveImage(var image) -> engine.removeImage(image);
      case Action.CreateNetwork(var network) -> twins.create(network);
      case Action.RemoveNetwork(var id, var name) -> networks.remove(id, name);
      case Action.CreateVolume(var volume) -> engine.create(volume);
      case Action.RemoveVolume(var name, _) -> engine.removeVolume(name);
      case Action.CreateContainer(var spec, var peers) ->
          created.put(step.id(), creations.create(peers == null ? spec : bind(spec, peers)));
      case Action.RemoveSecrets(var volume, _) -> engine.removeVolume(volume);
      case Action.RecordContents(var note) -> {
        engine.removeVolume(note.name());
        engine.create(note);
      }
      case Action.CopyFiles(var container, var folder, var files) ->
          engine.copyInto(id(container), folder, files);
      case Action.RunProvider action ->
          providers.run(action, text -> progress.accept(new StepProgress.Waiting(text)));
      case Action.PullModel(var model) ->
          models.pull(model, text -> progress.accept(new StepProgress.Waiting(text)));
      case Action.ConfigureModel(var model) -> models.configure(model);
      case Action.RunHook hook -> hooks.run(id(hook.container()), hook, progress);
      case Action.StartContainer(var container) -> start(container);
      case Action.StopContainer(var container, var grace) ->
          stops.stop(id(container), container.name(), grace, progress);
      case Action.KillContainer(var container, var signal) -> engine.kill(id(container), signal);
      case Action.RestartContainer(var container, var grace) -> restart(container, grace);
      case Action.PauseContainer(var container) -> engine.pause(id(container));
      case Action.UnpauseContainer(var container) -> engine.unpause(id(container));
      case Action.RemoveContainer(var container, var anonymousVolumes, var proviso) -> {
        var instead = proviso.instead() == null ? null : id(proviso.instead());
        removals.remove(id(container), container.name(), anonymousVolumes, proviso, instead);
      }
      case Action.RenameContainer rename -> rename(id(rename.container()), rename);
      case Action.ConnectNetwork(var container, var endpoint) ->
          twins.whenClear(() -> engine.connect(id(container), endpoint));
      case Action.DisconnectNetwork(var container, var network) ->
          engine.disconnect(id(container), network);
      case Action.AwaitHealthy(var service, var containers, var timeout) ->
          await(Goal.HEALTHY, service, containers, timeout, null, progress);
      case Action.AwaitCompleted(var service, var containers, var timeout, var speaksFor)
          when speaksFor != null ->
          awaitAloud(service, containers, timeout, progress);
      case Action.AwaitCompleted(var service, var containers, var timeout, _) ->
          await(Goal.COMPLETED, service, containers, timeout, null, progress);
      case Action.AwaitReady(var service, var containers, var timeout, var monitor) ->
          await(Goal.READY, service, containers, timeout, monitor, progress);
      case Action.AwaitLasting(var service, var container) ->
          await(Goal.LASTING, service, List.of(container), null, null, progress);
      case Action.Delay(_, var time) -> waits.timer().pause(time);
    }
  }

  private ContainerSpec bind(ContainerSpec spec, Peers peers) {
    var ids = new HashMap<ServiceName, String>();
    peers.containers().forEach((service, container) -> ids.put(service, id(container).value()));
    var names = new HashMap<String, String>();
    peers.named().forEach((name, container) -> names.put(name, id(container).value()));
    return References.bind(spec, peers.service(), ids, names);
  }

  /// The engine may just have done so, for a command that was killed; and somebody else may have
  /// removed what was to make room.
  private void rename(ContainerId container, Action.RenameContainer action)
      throws InterruptedException {
    var name = action.name();
    try {
      engine.rename(container, name);
    } catch (EngineException.NotFound e) {
      if (!action.givesNameAway()) {
        throw e;
      }
    } catch (EngineException.Conflict | EngineException.Refused e) {
      if (!engine.inspect(container).name().equals(name)) {
        throw e;
      }
    }
  }

  private void start(ContainerRef container) throws InterruptedException {
    try {
      twins.whenClear(() -> engine.start(id(container)));
      started.put(id(container), clock.instant());
    } catch (EngineException.PortTaken e) {
      throw portOwner.explain(id(container), container.name(), e);
    }
  }

  private void restart(ContainerRef container, @Nullable Duration grace)
      throws InterruptedException {
    try {
      engine.restart(id(container), grace);
    } catch (EngineException.PortTaken e) {
      throw portOwner.explain(id(container), container.name(), e);
    }
  }

  /// Tells meanwhile what the first of the containers writes.
  private void awaitAloud(
      ServiceName service,
      List<ContainerRef> containers,
      @Nullable Duration timeout,
      Consumer<StepProgress> progress)
      throws InterruptedException {
    var output = ToldOutput.of(engine, id(containers.getFirst()), progress);
    try {
      await(Goal.COMPLETED, service, containers, timeout, null, progress);
    } catch (InterruptedException e) {
      output.cut();
      throw e;
    } finally {
      output.end();
    }
  }

  private void await(
      Goal goal,
      ServiceName service,
      List<ContainerRef> containers,
      @Nullable Duration timeout,
      @Nullable Duration monitor,
      Consumer<StepProgress> progress)
      throws InterruptedException {
    var names = new LinkedHashMap<ContainerId, String>();
    containers.forEach(container -> names.put(id(container), container.name()));
    var limit = timeout == null ? null : limit(timeout);
    var ran = new HashMap<ContainerId, Duration>();
    var now = clock.instant();
    for (var id : names.keySet()) {
      var start = started.get(id);
      if (start != null) {
        ran.put(id, Duration.between(start, now));
      }
    }
    new ServiceWait(waits, goal, service, names, limit, monitor, ran, progress).await();
  }

  /// A wait that begins when no time is left still looks once.
  private ServiceWait.Limit limit(Duration timeout) {
    var left = Duration.between(clock.instant(), began.plus(timeout));
    return new ServiceWait.Limit(timeout, left.isNegative() ? Duration.ZERO : left);
  }

  private ContainerId id(ContainerRef container) {
    return switch (container) {
      case ContainerRef.Existing(var id, _) -> id;
      case ContainerRef.CreatedBy(var step, var name) -> {
        var id = created.get(step);
        if (id == null) {
          throw new IllegalStateException(name + " is used before " + step + " created it");
        }
        yield id;
      }
    };
  }

  @Override
  public void close() {
    builds.close();
    watch.close();
  }
}
