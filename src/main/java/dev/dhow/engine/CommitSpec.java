package dev.dhow.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An image to make of a container as it is now.
///
/// @param reference what the image is called; null for nothing
/// @param author null for nobody
/// @param message null for none
/// @param changes instructions as in a Dockerfile
/// @param pause whether the container's processes are frozen meanwhile
public record CommitSpec(
    @Nullable String reference,
    @Nullable String author,
    @Nullable String message,
    List<String> changes,
    boolean pause) {

  public CommitSpec {
    changes = List.copyOf(changes);
  }
}
