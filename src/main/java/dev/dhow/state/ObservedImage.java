package dev.dhow.state;

import dev.dhow.model.Sorted;
import dev.dhow.spec.Platform;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// An image as the engine inspects it.
///
/// @param id `sha256:…`
/// @param tags all references to it
/// @param volumes paths the image declares as volumes
/// @param platform what it runs on, such as `linux/arm64`; empty when the engine does not tell
/// @param lastTagged when the engine last gave it a name; null when it does not tell
/// @param settings what it brings along for containers made of it
public record ObservedImage(
    String id,
    List<String> tags,
    SortedMap<String, String> labels,
    SortedSet<String> volumes,
    String platform,
    @Nullable Instant lastTagged,
    ContainerSettings settings) {

  public ObservedImage {
    tags = List.copyOf(tags);
    labels = Sorted.copyOf(labels);
    volumes = Collections.unmodifiableSortedSet(new TreeSet<>(volumes));
  }

  /// Whether it is for the platform that a service wants, as far as is known.
  ///
  /// @param wanted null for any
  public boolean suits(@Nullable String wanted) {
    var own = Platform.parse(platform);
    return wanted == null
        || own.isEmpty()
        || Platform.parse(wanted).map(own.get()::suits).orElse(true);
  }

  /// One that brings nothing along, as far as is known.
  public ObservedImage(
      String id, List<String> tags, SortedMap<String, String> labels, SortedSet<String> volumes) {
    this(id, tags, labels, volumes, "", null, ContainerSettings.NONE);
  }
}
