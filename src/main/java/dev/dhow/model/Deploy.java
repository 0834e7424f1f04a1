package dev.dhow.model;

import dev.dhow.model.Resources.DeviceRequest;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The `deploy` section of a service. Compose Deploy Specification. Most of it is for clusters; a
/// single engine heeds replicas, resources and the restart policy.
///
/// @param replicas null when not declared
public record Deploy(
    @Nullable String mode,
    @Nullable Integer replicas,
    SortedMap<String, String> labels,
    @Nullable Update update,
    @Nullable Update rollback,
    Budget resources,
    @Nullable RestartPolicy restartPolicy,
    Placement placement,
    @Nullable String endpointMode,
    SortedMap<String, Value> extensions) {

  public Deploy {
    labels = Sorted.copyOf(labels);
    extensions = Sorted.copyOf(extensions);
  }

  /// How containers are replaced, or put back.
  ///
  /// @param parallelism null when not declared; 0 for all at once
  public record Update(
      @Nullable Long parallelism,
      Duration delay,
      @Nullable String failureAction,
      Duration monitor,
      float maxFailureRatio,
      @Nullable String order,
      SortedMap<String, Value> extensions) {

    public Update {
      extensions = Sorted.copyOf(extensions);
    }
  }

  /// What a container may use at most, and has for sure; null where not declared.
  public record Budget(
      @Nullable Resource limits,
      @Nullable Resource reservations,
      SortedMap<String, Value> extensions) {

    public Budget {
      extensions = Sorted.copyOf(extensions);
    }
  }

  /// @param cpus 0 when not declared, as all numbers here
  /// @param memory bytes
  public record Resource(
      float cpus,
      long memory,
      long pids,
      List<DeviceRequest> devices,
      List<GenericResource> genericResources,
      SortedMap<String, Value> extensions) {

    public Resource {
      devices = List.copyOf(devices);
      genericResources = List.copyOf(genericResources);
      extensions = Sorted.copyOf(extensions);
    }
  }

  /// So and so many of a kind of thing that nodes of a cluster say they have.
  ///
  /// @param discrete null when the item says nothing
  public record GenericResource(@Nullable Discrete discrete, SortedMap<String, Value> extensions) {

    public GenericResource {
      extensions = Sorted.copyOf(extensions);
    }
  }

  public record Discrete(String kind, long value, SortedMap<String, Value> extensions) {

    public Discrete {
      extensions = Sorted.copyOf(extensions);
    }
  }

  /// @param condition `none`, `on-failure` or `any`, or one of those `restart` has
  public record RestartPolicy(
      @Nullable String condition,
      @Nullable Duration delay,
      @Nullable Long maxAttempts,
      @Nullable Duration window,
      SortedMap<String, Value> extensions) {

    public RestartPolicy {
      extensions = Sorted.copyOf(extensions);
    }
  }

  /// @param preferences what replicas are spread over; null where an item does not say
  /// @param maxReplicasPerNode 0 when not declared
  public record Placement(
      List<String> constraints,
      List<Preference> preferences,
      long maxReplicasPerNode,
      SortedMap<String, Value> extensions) {

    public Placement {
      constraints = List.copyOf(constraints);
      preferences = List.copyOf(preferences);
      extensions = Sorted.copyOf(extensions);
    }
  }

  public record Preference(@Nullable String spread, SortedMap<String, Value> extensions) {

    public Preference {
      extensions = Sorted.copyOf(extensions);
    }
  }
}
