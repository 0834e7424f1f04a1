package dev.dhow.engine;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.model.Hook;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContentFile;
import dev.dhow.spec.Labels;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.spec.VolumeSpec;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerId;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedNetwork;
import dev.dhow.state.ObservedVolume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An engine in memory, in virtual time.
///
/// Containers do what their [Behaviour] says. A test looks at and disturbs the [#calls], and plays
/// the world outside: [#exit], [#print], [#turn], [#breakStreams].
public final class FakeEngine extends FakeImages {
  private final FakeControl control;
  private final FakeSessions sessions;
  private final FakeArchives archives;
  private volatile @Nullable List<ObservedContainer> late;
  private volatile String version = "28.5.2";
  private volatile String apiVersion = "1.51";

  public FakeEngine() {
    this(new VirtualTime());
  }

  public FakeEngine(VirtualTime time) {
    super(time);
    this.control = new FakeControl(calls, machine, store);
    this.sessions = new FakeSessions(calls, machine);
    this.archives = new FakeArchives(calls, machine);
  }

  /// With an image that is there without being pulled.
  public FakeEngine withImage(String reference, String... volumes) {
    store.addImage(reference, List.of(volumes));
    return this;
  }

  /// The same for a platform.
  public FakeEngine withImageFor(String platform, String reference) {
    store.addImage(reference, platform);
    return this;
  }

  /// One that makes two networks of one name, as the oldest does for two who ask at once.
  public FakeEngine asOldest() {
    version = "20.10.24";
    apiVersion = "1.41";
    store.makeTwins();
    return this;
  }

  /// One that leaves healthchecks to somebody who is not there.
  public FakeEngine withoutProbes() {
    machine.probing = false;
    return this;
  }

  /// With an image that can be pulled.
  public FakeEngine withRegistryImage(String reference) {
    store.publish(reference);
    return this;
  }

  /// Containers of this service, or the one of this name, do as they are told from now on.
  public FakeEngine script(String serviceOrContainer, Behaviour behaviour) {
    machine.script(serviceOrContainer, behaviour);
    return this;
  }

  /// The same engine, for what only people ask.
  public Insight insight() {
    return new FakeInsight(calls, machine, store);
  }

  public VirtualTime time() {
    return time;
  }

  public Calls calls() {
    return calls;
  }

  /// The container's process ends by itself.
  public void exit(String container, int exitCode) {
    machine.end(named(container), exitCode);
  }

  public void print(String container, Channel channel, String line) {
    machine.say(named(container), channel, line);
  }

  /// A container is sent the signal to end, and has not heeded it yet.
  void signal(ContainerId container) {
    machine.tell(machine.container(container), "kill");
  }

  /// The engine changes its mind about a container's health.
  public void turn(String container, Health health) {
    machine.turn(named(container), health);
  }

  /// Open event and log streams break, as if the connection was lost.
  public void breakStreams() {
    machine.breakStreams();
  }

  /// Containers are listed as they are now from now on, as old engines do for a while.
  public void listLate() {
    late = machine.observed(_ -> true);
  }

  public ContainerId id(String container) {
    return named(container).id;
  }

  /// What a container was created from.
  public ContainerSpec spec(String container) {
    return named(container).spec;
  }

  /// What was copied into a container, by its target.
  public Map<String, ContentFile> files(String container) {
    synchronized (machine) {
      return Map.copyOf(named(container).files);
    }
  }

  private FakeContainer named(String name) {
    return machine.containers().stream()
        .filter(container -> container.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no container " + name));
  }

  @Override
  public EngineInfo info() throws InterruptedException {
    calls.made("info", "");
    return new EngineInfo("FAKE:ENGINE", version, apiVersion, 2, List.of("runc"));
  }

  @Override
  public List<ObservedContainer> containers(ProjectName project) throws InterruptedException {
    calls.made("containers", project.value());
    var now = Objects.requireNonNullElseGet(late, () -> machine.observed(_ -> true));
    var listed =
        now.stream()
            .filter(each ->
                each.label(Labels.PROJECT).equals(project.value())
                    && !each.label(Labels.CONFIG_HASH).isEmpty())
            .toList();
    calls.answered("containers");
    return listed;
  }

  @Override
  public List<ObservedContainer> allContainers() throws InterruptedException {
    calls.made("allContainers", "");
    return machine.observed(_ -> true);
  }

  @Override
  public List<ObservedNetwork> allNetworks() throws InterruptedException {
    calls.made("allNetworks", "");
    return store.allNetworks();
  }

  @Override
  public List<ObservedContainer> containersPublishing(int hostPort) throws InterruptedException {
    calls.made("containersPublishing", Integer.toString(hostPort));
    return machine.observed(
        container -> container.runs() && container.hostPorts.containsValue(hostPort));
  }

  @Override
  public List<ObservedNetwork> networks(ProjectName project, Set<String> names)
      throws InterruptedException {
    calls.made("networks", project.value());
    return store.networks(project.value(), names);
  }

  @Override
  public List<ObservedVolume> volumes(ProjectName project, Set<String> names)
      throws InterruptedException {
    calls.made("volumes", project.value());
    return store.volumes(project.value(), names);
  }

  @Override
  public ContainerDetail inspect(ContainerId container) throws InterruptedException {
    calls.made("inspect", container.value());
    synchronized (machine) {
      return machine.container(container).detail();
    }
  }

  @Override
  public ContainerId create(ContainerSpec container) throws InterruptedException {
    calls.made("createContainer", container.name());
    var image = store.present(container.image());
    synchronized (machine) {
      var created = machine.create(container, image.id());
      created.mounts.addAll(store.mount(container, image));
      return created.id;
    }
  }

  @Override
  public void copyInto(ContainerId container, String folder, List<ContentFile> files)
      throws InterruptedException {
    calls.made("copyInto", container.value());
    synchronized (machine) {
      var found = machine.container(container);
      files.forEach(file -> found.files.put(file.target(), file));
    }
  }

  @Override
  public void start(ContainerId container) throws InterruptedException {
    control.start(container);
  }

  @Override
  public void stop(ContainerId container, @Nullable Duration grace) throws InterruptedException {
    control.stop(container, grace);
  }

  @Override
  public void restart(ContainerId container, @Nullable Duration grace) throws InterruptedException {
    control.restart(container, grace);
  }

  @Override
  public void kill(ContainerId container, String signal) throws InterruptedException {
    control.kill(container, signal);
  }

  @Override
  public void pause(ContainerId container) throws InterruptedException {
    control.pause(container);
  }

  @Override
  public void unpause(ContainerId container) throws InterruptedException {
    control.unpause(container);
  }

  @Override
  public void rename(ContainerId container, String name) throws InterruptedException {
    control.rename(container, name);
  }

  @Override
  public void remove(ContainerId container, boolean anonymousVolumes, boolean force)
      throws InterruptedException {
    control.remove(container, anonymousVolumes, force);
  }

  @Override
  public String create(NetworkSpec network) throws InterruptedException {
    calls.made("createNetwork", network.name());
    var made = store.create(network);
    calls.answered("createNetwork");
    return made;
  }

  @Override
  public void removeNetwork(String idOrName) throws InterruptedException {
    calls.made("removeNetwork", idOrName);
    synchronized (machine) {
      var id = store.networkIdOrEmpty(idOrName);
      var users = machine.observed(each -> each.runs() && each.networkIds.containsValue(id));
      if (!id.isEmpty() && !users.isEmpty()) {
        throw new EngineException.Conflict("used by " + users.getFirst().name(), null);
      }
      store.removeNetwork(id);
    }
  }

  @Override
  public void connect(ContainerId container, ContainerSpec.Endpoint endpoint)
      throws InterruptedException {
    calls.made("connect", endpoint.network());
    synchronized (machine) {
      machine.container(container).connect(endpoint, store.networkId(endpoint.network()));
    }
  }

  @Override
  public void disconnect(ContainerId container, String network) throws InterruptedException {
    calls.made("disconnect", network);
    synchronized (machine) {
      machine.container(container).disconnect(network);
    }
  }

  @Override
  public void create(VolumeSpec volume) throws InterruptedException {
    calls.made("createVolume", volume.name());
    store.create(volume);
  }

  @Override
  public void removeVolume(String name) throws InterruptedException {
    calls.made("removeVolume", name);
    synchronized (machine) {
      store.removeVolume(name, machine.containers());
    }
  }

  @Override
  public LogStream logs(ContainerId container, LogRequest request) throws InterruptedException {
    calls.made("logs", container.value());
    return machine.read(machine.container(container), request);
  }

  @Override
  public EventStream events(ProjectName project) throws InterruptedException {
    calls.made("events", project.value());
    return machine.listen(project);
  }

  @Override
  public ExecResult exec(
      ContainerId container, List<String> command, @Nullable String user, Duration timeout)
      throws InterruptedException {
    calls.made("exec", container.value());
    return FakeExec.run(machine, container, command, timeout);
  }

  @Override
  public String logins() throws InterruptedException {
    calls.made("logins", "");
    return "{}";
  }

  @Override
  public int run(ContainerId container, Hook hook, Consumer<String> output)
      throws InterruptedException {
    calls.made("hook", String.valueOf(hook.command()));
    return FakeExec.run(machine, container, hook, output);
  }

  @Override
  public FakeSessions sessions() {
    return sessions;
  }

  @Override
  public FakeArchives archives() {
    return archives;
  }

  @Override
  public FakeFiles files() {
    return new FakeFiles(calls, machine);
  }

  @Override
  public void close() {
    time.close();
  }
}
