package dev.dhow.logs;

import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which output of which containers is wanted. Containers made by `run` never are.
///
/// @param wanted which containers; asked again for those that come later
/// @param history which part of what was written before
/// @param ending when the stream ends
/// @param until nothing later than this; null for no end
public record LogSelection(
    Predicate<LogSource> wanted, History history, Ending ending, @Nullable Instant until) {

  /// What was written before, for each container.
  ///
  /// @param since nothing earlier than this; null for the beginning
  /// @param tail how many of the last lines; null for all
  /// @param lastLife whether only what it wrote since it was last started is wanted
  public record History(@Nullable Instant since, @Nullable Integer tail, boolean lastLife) {

    /// Nothing: only what is written from now on.
    public static final History NONE = new History(null, 0);

    public History(@Nullable Instant since, @Nullable Integer tail) {
      this(since, tail, false);
    }

    boolean isNone() {
      return tail != null && tail == 0;
    }
  }

  /// When the stream ends.
  public enum Ending {
    /// After what was written before.
    AT_ONCE,
    /// When all the containers have ended for good.
    WHEN_ALL_HAVE_ENDED,
    /// Only when it is closed.
    WHEN_CLOSED
  }

  boolean follows() {
    return ending != Ending.AT_ONCE;
  }
}
