package dev.dhow.engine.docker;

import dev.dhow.engine.ContainerArchives;
import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.EngineInfo;
import dev.dhow.engine.EventStream;
import dev.dhow.engine.ExecResult;
import dev.dhow.engine.ImageBuilds;
import dev.dhow.engine.Insight;
import dev.dhow.engine.LogRequest;
import dev.dhow.engine.LogStream;
import dev.dhow.engine.Progress;
import dev.dhow.engine.Sessions;
import dev.dhow.engine.docker.endpoint.Endpoint;
import dev.dhow.engine.docker.http.SocketHttpClient;
import dev.dhow.engine.docker.registry.Credentials;
import dev.dhow.engine.docker.registry.Reference;
import dev.dhow.model.Hook;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.BuildSpec;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContentFile;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.spec.VolumeSpec;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedImage;
import dev.dhow.state.ObservedNetwork;
import dev.dhow.state.ObservedVolume;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A Docker Engine, 20.10 or newer. Nothing is connected before the first call.
public final class DockerEngine implements Engine {

  private final Endpoint endpoint;
  private final Credentials credentials;
  private final InstantSource clock;
  private final SocketHttpClient http;
  private final ErrorMapping errors;
  private final Api api;
  private final Identity identity;
  private final Listings listings;
  private final Commands commands;
  private final DockerControl control;
  private final Creation creation;
  private final Execs execs;
  private final Hooks hooks;
  private final DockerSessions sessions;
  private final DockerArchives archives;
  private final Pulls pulls;
  private final Pushes pushes;
  private final Builds builds;
  private final Builders builders;

  DockerEngine(
      Endpoint endpoint,
      Credentials credentials,
      Builders builders,
      InstantSource clock,
      @Nullable ApiVersion version,
      Supplier<String> detachKeys) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.clock = clock;
    this.http = new SocketHttpClient(endpoint.dialer());
    this.errors = new ErrorMapping(endpoint);
    this.api = new Api(http, errors, version);
    this.identity = new Identity(api);
    this.listings = new Listings(api);
    this.commands = new Commands(http, api, errors);
    this.control = new DockerControl(api);
    this.creation = new Creation(api, control);
    this.execs = new Execs(api, errors);
    this.hooks = new Hooks(api, errors);
    this.sessions = new DockerSessions(api, errors, detachKeys);
    this.archives = new DockerArchives(api, errors);
    this.pulls = new Pulls(api, errors, credentials);
    this.pushes = new Pushes(api, errors, credentials);
    this.builds =
        new Builds(api, errors, credentials, builders::proxyArguments, builders.classicWanted());
    this.builders = builders;
  }

  /// The engine that an environment names, by the rules of the Docker command line.
  ///
  /// @throws EngineException when it names none that can be used
  public static DockerEngine of(Map<String, String> environment, InstantSource clock) {
    return DockerConnection.engine(environment, clock);
  }

  /// Whether it shares this machine's ports, clock and disk.
  public boolean isLocal() {
    return endpoint.isLocal();
  }

  /// Whether it still lives.
  public Pulse pulse() {
    return new Pulse(http, api);
  }

  /// Finds out how to talk to it, which the first call would otherwise have to do.
  ///
  /// @throws EngineException when it cannot be reached, as any call
  public void greet() throws InterruptedException {
    var _ = api.version();
  }

  /// Finds out who it is as well, unless it cannot be reached.
  ///
  /// @throws EngineException as any call
  public void identify() throws InterruptedException {
    greet();
    var _ = info();
  }

  /// The same engine, for what only people ask.
  public Insight insight() {
    return new DockerInsight(api, errors, credentials);
  }

  @Override
  public EngineInfo info() throws InterruptedException {
    return identity.get();
  }

  @Override
  public List<ObservedContainer> containers(ProjectName project) throws InterruptedException {
    return listings.containers(project);
  }

  @Override
  public List<ObservedContainer> containersPublishing(int hostPort) throws InterruptedException {
    return listings.containersPublishing(hostPort);
  }

  @Override
  public List<ObservedContainer> allContainers() throws InterruptedException {
    return listings.allContainers();
  }

  @Override
  public List<ObservedNetwork> allNetworks() throws InterruptedException {
    return listings.allNetworks();
  }

  @Override
  public List<ObservedNetwork> networks(ProjectName project, Set<String> names)
      throws InterruptedException {
    return listings.networks(project, names);
  }

  @Override
  public List<ObservedVolume> volumes(ProjectName project, Set<String> names)
      throws InterruptedException {
    return listings.volumes(project, names);
  }

  @Override
  public Optional<ObservedImage> image(String reference) throws InterruptedException {
    try {
      return Optional.of(Observations.image(api.get(Target.of("images", reference, "json"))));
    } catch (EngineException.NotFound _) {
      return Optional.empty();
    }
  }

  @Override
  public List<ObservedImage> images(ProjectName project) throws InterruptedException {
    return listings.images(project);
  }

  @Override
  public ContainerDetail inspect(ContainerId container) throws InterruptedException {
    return Observations.detail(api.get(Target.of("containers", container.value(), "json")));
  }

  @Override
  public ContainerId create(ContainerSpec spec) throws InterruptedException {
    return creation.create(spec);
  }

  @Override
  public void copyInto(ContainerId container, String folder, List<ContentFile> files)
      throws InterruptedException {
    files().copyInto(container, folder, files, clock.instant());
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
    return api.post(Target.of("networks", "create"), ResourceBodies.network(network, api.version()))
        .text("Id");
  }

  @Override
  public void removeNetwork(String idOrName) throws InterruptedException {
    api.delete(Target.of("networks", idOrName));
  }

  @Override
  public void connect(ContainerId container, ContainerSpec.Endpoint attachment)
      throws InterruptedException {
    creation.connect(container, attachment);
  }

  @Override
  public void disconnect(ContainerId container, String network) throws InterruptedException {
    commands.run(client ->
        client
            .disconnectFromNetworkCmd()
            .withNetworkId(network)
            .withContainerId(container.value())
            .withForce(true));
  }

  @Override
  public void create(VolumeSpec volume) throws InterruptedException {
    api.post(Target.of("volumes", "create"), ResourceBodies.volume(volume));
  }

  @Override
  public void removeVolume(String name) throws InterruptedException {
    api.delete(Target.of("volumes", name));
  }

  @Override
  public void pull(String reference, @Nullable String platform, Consumer<Progress> progress)
      throws InterruptedException {
    pulls.pull(reference, platform, progress);
  }

  @Override
  public String build(BuildSpec build, Consumer<Progress> progress) throws InterruptedException {
    return builds.build(build, progress);
  }

  @Override
  public ImageBuilds builds(List<BuildSpec> together, int atOnce) throws InterruptedException {
    return builders.open(together, atOnce, builds::build);
  }

  @Override
  public void push(String reference, Consumer<Progress> progress) throws InterruptedException {
    pushes.push(reference, progress);
  }

  @Override
  public void tag(String image, String name) throws InterruptedException {
    var reference = Reference.parse(name);
    api.act(
        Target.of("images", image, "tag")
            .with("repo", reference.name())
            .with("tag", reference.tagOrDigest()));
  }

  @Override
  public void removeImage(String reference) throws InterruptedException {
    commands.remove(client -> client.removeImageCmd(reference));
  }

  @Override
  public LogStream logs(ContainerId container, LogRequest request) throws InterruptedException {
    return DockerLogs.open(api, errors, container, request);
  }

  @Override
  public EventStream events(ProjectName project) throws InterruptedException {
    return DockerEvents.open(api, errors, project, now(), null);
  }

  /// What the engine's clock says, which is ours only where it runs on this machine.
  private @Nullable Instant now() throws InterruptedException {
    return endpoint.isLocal()
        ? clock.instant()
        : Observations.moment(api.get(Target.of("info")).text("SystemTime"));
  }

  @Override
  public ExecResult exec(
      ContainerId container, List<String> command, @Nullable String user, Duration timeout)
      throws InterruptedException {
    return execs.run(container, command, user, timeout);
  }

  @Override
  public String logins() throws InterruptedException {
    return credentials.asConfiguration();
  }

  @Override
  public int run(ContainerId container, Hook hook, Consumer<String> output)
      throws InterruptedException {
    return hooks.run(container, hook, output);
  }

  @Override
  public Sessions sessions() {
    return sessions;
  }

  @Override
  public ContainerArchives archives() {
    return archives;
  }

  @Override
  public DockerFiles files() {
    return new DockerFiles(api, errors);
  }

  @Override
  public void close() {
    http.close();
  }
}
