package dev.dhow.execute;

import dev.dhow.engine.EngineEvent;
import dev.dhow.state.ContainerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What makes somebody who waits look again.
sealed interface Signal {

  record Happened(EngineEvent event) implements Signal {}

  /// Events may have been missed.
  record Resubscribed() implements Signal {}

  /// The engine cannot be listened to any more.
  record Lost(RuntimeException cause) implements Signal {}

  /// A probe run by dhow ended.
  ///
  /// @param life when the container it ran in was started
  /// @param failure what it said; null when it passed
  record Probed(ContainerId container, @Nullable Instant life, @Nullable String failure)
      implements Signal {}

  /// A container has had its time to show whether it stays.
  ///
  /// @param life when it was started
  record Settled(ContainerId container, @Nullable Instant life) implements Signal {}

  /// The engine would have run a container's healthcheck by now.
  ///
  /// @param life when it was started
  record Overdue(ContainerId container, @Nullable Instant life) implements Signal {}

  record TimeUp() implements Signal {}
}
