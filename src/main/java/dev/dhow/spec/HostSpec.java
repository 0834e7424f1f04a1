package dev.dhow.spec;

import dev.dhow.model.Isolation;
import dev.dhow.model.Output.Logging;
import dev.dhow.model.Resources;
import dev.dhow.model.Resources.DeviceRequest;
import dev.dhow.model.Sorted;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What a container may do on the host and how much of it it may use.
///
/// @param resources with the limits and reservations of `deploy`
/// @param requests devices that a driver picks, whichever attribute asks for them
/// @param logging null for the engine's default
public record HostSpec(
    Resources resources,
    List<DeviceRequest> requests,
    Isolation isolation,
    @Nullable Logging logging,
    SortedMap<String, String> annotations) {

  public static final HostSpec NONE =
      new HostSpec(Resources.NONE, List.of(), Isolation.NONE, null, Collections.emptySortedMap());

  public HostSpec {
    requests = List.copyOf(requests);
    annotations = Sorted.copyOf(annotations);
  }

  HostSpec withIsolation(Isolation other) {
    return new HostSpec(resources, requests, other, logging, annotations);
  }
}
