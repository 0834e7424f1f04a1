package dev.dhow.engine;

import dev.dhow.model.Hook;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContentFile;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.spec.VolumeSpec;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedNetwork;
import dev.dhow.state.ObservedVolume;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A container engine. All methods may be called from many threads at once; each is one request (or
/// one stream), throws [EngineException] when the engine refuses it or is out of reach, and ends
/// with [InterruptedException], its connection closed, when its thread is interrupted.
public interface Engine extends ContainerControl, ImageStore, Neighbours, AutoCloseable {

  EngineInfo info() throws InterruptedException;

  /// All containers of a project in every state, one-offs included: those with its project label
  /// and a configuration hash.
  List<ObservedContainer> containers(ProjectName project) throws InterruptedException;

  /// Containers of anybody that publish this port of the host, to name the owner of a taken port.
  List<ObservedContainer> containersPublishing(int hostPort) throws InterruptedException;

  /// Networks that carry the project's label, and those with one of the names.
  List<ObservedNetwork> networks(ProjectName project, Set<String> names)
      throws InterruptedException;

  /// Volumes that carry the project's label or were made for its secrets, and those with one of the
  /// names.
  List<ObservedVolume> volumes(ProjectName project, Set<String> names) throws InterruptedException;

  ContainerDetail inspect(ContainerId container) throws InterruptedException;

  ContainerId create(ContainerSpec container) throws InterruptedException;

  /// Writes files into a container, running or not, with the folders that are missing. Its volumes
  /// can be written to even where the rest of it is read-only.
  ///
  /// @param folder of all the files: `/`, or where a volume is mounted
  void copyInto(ContainerId container, String folder, List<ContentFile> files)
      throws InterruptedException;

  /// The id of the new network.
  String create(NetworkSpec network) throws InterruptedException;

  /// Does nothing when it is gone already.
  void removeNetwork(String idOrName) throws InterruptedException;

  /// Connects with the endpoint's aliases and addresses.
  void connect(ContainerId container, ContainerSpec.Endpoint endpoint) throws InterruptedException;

  void disconnect(ContainerId container, String network) throws InterruptedException;

  void create(VolumeSpec volume) throws InterruptedException;

  /// Does nothing when it is gone already.
  void removeVolume(String name) throws InterruptedException;

  /// A container's output, kept and, when asked for, to come.
  LogStream logs(ContainerId container, LogRequest request) throws InterruptedException;

  /// What happens to containers of a project from now on. The subscription is in force when this
  /// returns.
  EventStream events(ProjectName project) throws InterruptedException;

  /// Runs a command in a running container and waits for its end.
  ///
  /// @param timeout after which the exec is abandoned and [EngineException.TimedOut] thrown
  ExecResult exec(
      ContainerId container, List<String> command, @Nullable String user, Duration timeout)
      throws InterruptedException;

  /// Runs a hook in a running container and waits for its end, however long that takes.
  ///
  /// @param output told each line it writes to either stream, without its line break
  /// @return its exit code
  /// @throws EngineException.Conflict when the container does not run
  int run(ContainerId container, Hook hook, Consumer<String> output) throws InterruptedException;

  /// How to talk with processes in its containers.
  Sessions sessions();

  /// How to get at the files of its containers.
  ContainerArchives archives();

  /// How to reach into the files of its containers.
  ContainerFiles files();

  @Override
  void close();
}
