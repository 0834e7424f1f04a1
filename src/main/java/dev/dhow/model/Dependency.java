package dev.dhow.model;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;

/// One entry of `depends_on`.
///
/// @param restart whether the dependent is restarted after dhow recreated or restarted the service
/// @param required whether it is an error when the service is not there or does not get ready
public record Dependency(
    ServiceName service,
    Condition condition,
    boolean restart,
    boolean required,
    SortedMap<String, Value> extensions) {

  public Dependency {
    extensions = Sorted.copyOf(extensions);
  }

  /// One without extensions.
  public Dependency(ServiceName service, Condition condition, boolean restart, boolean required) {
    this(service, condition, restart, required, Collections.emptySortedMap());
  }

  /// When a dependency counts as ready.
  public enum Condition {
    SERVICE_STARTED,
    SERVICE_HEALTHY,
    SERVICE_COMPLETED_SUCCESSFULLY;

    /// As files spell it, such as `service_healthy`.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
