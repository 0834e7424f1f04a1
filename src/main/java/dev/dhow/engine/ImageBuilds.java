package dev.dhow.engine;

import dev.dhow.spec.BuildSpec;
import java.util.List;
import java.util.function.Consumer;

/// Builds the images that a plan builds. An engine may build all of them at once as soon as the
/// first is asked for; each caller then waits for its own.
public interface ImageBuilds extends AutoCloseable {

  /// Builds an image and tells what its steps write meanwhile. Pushes it, if that is asked for.
  ///
  /// @param build one of those it was opened for
  /// @return the id of the new image
  /// @throws EngineException.BuildFailed with the failing step
  String build(BuildSpec build, Consumer<Progress> progress) throws InterruptedException;

  /// Looks for mistakes in what would be built, and builds nothing.
  ///
  /// @param out told what was found, line by line
  /// @return whether nothing was
  /// @throws EngineException.Unsupported when there is nobody who could
  boolean check(Consumer<String> out) throws InterruptedException;

  /// The builds as a file for `docker buildx bake`.
  ///
  /// @param others builds that it is to mention as well
  String bakeFile(List<BuildSpec> others);

  /// Ends what still goes on.
  @Override
  void close();
}
