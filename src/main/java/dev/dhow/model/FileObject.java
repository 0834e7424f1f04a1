package dev.dhow.model;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A config or a secret: content that appears as a file. Compose Specification, sections *configs*
/// and *secrets*. Exactly one of file, environment, content and external says where it comes from.
///
/// @param file absolute path
/// @param environment the name of a variable, not its value
public record FileObject(
    String key,
    String name,
    @Nullable String file,
    @Nullable String environment,
    @Nullable String content,
    boolean external,
    SortedMap<String, String> labels,
    SortedMap<String, Value> extensions) {

  public FileObject {
    labels = Sorted.copyOf(labels);
    extensions = Sorted.copyOf(extensions);
  }

  /// Without the content, which may be secret.
  @Override
  public String toString() {
    return "FileObject[" + key + "]";
  }
}
