package dev.dhow.engine;

import dev.dhow.spec.HostFile;
import dev.dhow.state.ContainerId;
import dev.dhow.state.FoundFile;
import java.util.List;
import java.util.SortedMap;

/// The part of a container engine that reaches into the files of containers, running or not. The
/// same holds for its methods as for those of [Engine].
public interface ContainerFiles {

  /// What is at a path and below it, by the rest of the path, which is empty for what is at the
  /// path itself; nothing when there is nothing.
  SortedMap<String, FoundFile> list(ContainerId container, String path) throws InterruptedException;

  /// Writes files of this machine into a container as one stream, with the folders that are
  /// missing; they get the container's user as their owner.
  ///
  /// @param folder of all the files: `/`, or where a volume is mounted
  /// @param files folders come before what is in them
  /// @throws EngineException.Refused also when a file changed while it was sent
  void send(ContainerId container, String folder, List<HostFile> files) throws InterruptedException;
}
