package dev.dhow.engine;

import dev.dhow.model.ProjectName;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ImageFacts;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.Processes;
import dev.dhow.state.Usage;
import dev.dhow.state.VolumeFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people ask an engine and plans do not need. Nothing here changes anything; for the rest it
/// is as [Engine] says.
public interface Insight {

  /// All containers of all projects, in every state.
  List<ObservedContainer> projects() throws InterruptedException;

  /// Empty when the engine does not have it.
  Optional<ImageFacts> image(String reference) throws InterruptedException;

  /// The digest of what an image's registry has now, asked for with the credentials of the user's
  /// Docker configuration. It need not be here.
  ///
  /// @param reference with registry and tag
  /// @throws EngineException.ImageUnavailable when the registry does not have it, or does not say
  String digest(String reference) throws InterruptedException;

  /// Those that carry the project's label.
  List<VolumeFacts> volumes(ProjectName project) throws InterruptedException;

  /// @throws EngineException.Conflict when the container does not run
  Processes processes(ContainerId container) throws InterruptedException;

  /// Takes a second or two, as it compares two moments, unless the container does not run.
  Usage usage(ContainerId container) throws InterruptedException;

  /// What happened to containers of a project, and is going to.
  ///
  /// @param since null for from now on
  /// @param until when the stream ends; null for never
  EventStream events(ProjectName project, @Nullable Instant since, @Nullable Instant until)
      throws InterruptedException;
}
