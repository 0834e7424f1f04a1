package dev.dhow.engine;

import dev.dhow.state.ContainerId;
import dev.dhow.state.PathFacts;
import java.io.InputStream;
import java.util.Optional;

/// The part of a container engine that hands out containers' files, and takes some, as tar
/// archives. The same holds for its methods as for those of [Engine]; streams are to be closed.
public interface ContainerArchives {

  /// What is at a path of a container; empty when there is nothing.
  Optional<PathFacts> look(ContainerId container, String path) throws InterruptedException;

  /// What is at a path and below it. The names in the archive begin with the path's last part.
  ///
  /// @throws EngineException.NotFound when there is nothing
  InputStream read(ContainerId container, String path) throws InterruptedException;

  /// Unpacks an archive into a container, running or not. A folder is never replaced by something
  /// else.
  ///
  /// @param folder which has to be there
  /// @param owners whether what is unpacked belongs to the container's user instead of those that
  ///   the archive names
  void write(ContainerId container, String folder, InputStream archive, boolean owners)
      throws InterruptedException;

  /// All files of a container.
  InputStream export(ContainerId container) throws InterruptedException;

  /// Makes an image of a container.
  ///
  /// @return the id of the image
  String commit(ContainerId container, CommitSpec image) throws InterruptedException;
}
