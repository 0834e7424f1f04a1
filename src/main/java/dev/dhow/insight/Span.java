package dev.dhow.insight;

import dev.dhow.model.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A piece of work that was done, and when.
///
/// @param id counted from 1 over all that a command did
/// @param subject what it was done to, such as the name of a container
/// @param service whom it was done for; null for what is shared
/// @param start since the command began
/// @param end since the command began
/// @param needs what had to end before it; earlier spans only
public record Span(
    int id,
    Kind kind,
    String subject,
    @Nullable ServiceName service,
    Duration start,
    Duration end,
    Ending ending,
    List<Integer> needs) {

  public Span {
    needs = List.copyOf(needs);
  }

  /// The order of a comparator: what ended last comes last.
  static int byEnd(Span one, Span other) {
    int ends = one.end.compareTo(other.end);
    return ends != 0 ? ends : Integer.compare(one.id, other.id);
  }

  /// What sort of work it was.
  public enum Kind {
    PULL,
    BUILD,
    PUSH,
    PROVIDE,
    NETWORK,
    VOLUME,
    CREATE,
    COPY,
    START,
    HOOK,
    /// Waiting until a service is healthy.
    HEALTHY,
    /// Waiting until a service has completed.
    COMPLETED,
    /// Waiting until a service runs, and is healthy where it has a healthcheck.
    READY,
    STOP,
    REMOVE,
    OTHER;

    /// As people and output for programs call it, such as `pull`.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is waiting, and nothing was done meanwhile.
    public boolean isWait() {
      return this == HEALTHY || this == COMPLETED || this == READY;
    }
  }

  /// How it ended.
  public enum Ending {
    DONE,
    FAILED,
    CANCELLED;

    /// As output for programs calls it.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Duration length() {
    return end.minus(start);
  }
}
