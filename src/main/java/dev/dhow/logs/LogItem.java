package dev.dhow.logs;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.event.RawText;
import java.time.Instant;

/// A piece of the merged stream.
public sealed interface LogItem {

  LogSource source();

  /// When it happened, by the engine's clock.
  Instant at();

  /// A line of output, without its line break.
  ///
  /// @param partial whether the line goes on in the next item of this source and channel, because
  ///   it is longer than is kept in memory at once
  record Line(LogSource source, Instant at, Channel channel, RawText content, boolean partial)
      implements LogItem {

    /// Made anew each time.
    public String text() {
      return content.toString();
    }
  }

  /// The container's process has ended.
  ///
  /// @param restarting whether the engine starts it again by itself
  record Ended(LogSource source, Instant at, int exitCode, boolean restarting) implements LogItem {}

  /// The engine does not give the container's output, and says why.
  record Unreadable(LogSource source, Instant at, String message) implements LogItem {}
}
