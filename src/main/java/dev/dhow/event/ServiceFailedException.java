package dev.dhow.event;

import dev.dhow.model.ServiceName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A service did not become what somebody waited for.
public final class ServiceFailedException extends StepFailedException {
  private static final long serialVersionUID = 1L;

  private final transient ServiceName service;
  private final String container;
  private final Kind kind;

  /// In which way it failed.
  public enum Kind {
    EXITED,
    RESTARTING,
    UNHEALTHY,
    NO_HEALTHCHECK,
    REMOVED,
    TIMED_OUT
  }

  /// @param container the name of the one that failed, or still was not ready in the end
  public ServiceFailedException(
      ServiceName service,
      String container,
      Kind kind,
      String message,
      @Nullable String hint,
      List<Fact> facts) {
    super(message, hint, facts, null);
    this.service = service;
    this.container = container;
    this.kind = kind;
  }

  public ServiceName service() {
    return service;
  }

  public String container() {
    return container;
  }

  public Kind kind() {
    return kind;
  }
}
