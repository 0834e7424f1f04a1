package dev.dhow.engine;

import dev.dhow.model.ProjectName;
import dev.dhow.spec.BakeFile;
import dev.dhow.spec.BuildSpec;
import dev.dhow.state.ObservedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The images of an engine, and how they get there and to registries. What holds for the methods of
/// [Engine] holds here.
public interface ImageStore {

  /// The image a reference or id stands for; empty when the engine does not have it.
  Optional<ObservedImage> image(String reference) throws InterruptedException;

  /// Images that carry the project's label.
  List<ObservedImage> images(ProjectName project) throws InterruptedException;

  /// Pulls an image with the credentials of the user's Docker configuration.
  void pull(String reference, @Nullable String platform, Consumer<Progress> progress)
      throws InterruptedException;

  /// Builds an image and tells what its steps write meanwhile.
  ///
  /// @return the id of the new image
  /// @throws EngineException.BuildFailed with the failing step
  String build(BuildSpec build, Consumer<Progress> progress) throws InterruptedException;

  /// For building images that belong together.
  ///
  /// @param atOnce how many to build at once where they are built one by one
  default ImageBuilds builds(List<BuildSpec> together, int atOnce) throws InterruptedException {
    return new SeparateBuilds(this::build, together, BakeFile.Settings.NONE, atOnce);
  }

  /// Sends an image to its registry and tells how far each layer has come.
  ///
  /// @throws EngineException.ImageUnavailable when it is not here, or the registry refuses it
  void push(String reference, Consumer<Progress> progress) throws InterruptedException;

  /// Gives an image another name; with its own one the engine only notes the time.
  void tag(String image, String name) throws InterruptedException;

  /// Removes the reference, and the image when it was its last one. Does nothing when it is gone
  /// already.
  void removeImage(String reference) throws InterruptedException;

  /// The user's logins at registries as the text of a Docker configuration, for containers that
  /// talk to the engine themselves.
  String logins() throws InterruptedException;
}
