package dev.dhow.model;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A config or a secret: content that appears as a file. Compose Specification, sections *configs*
/// and *secrets*.
///
/// @param source where the content comes from
/// @param driver of a secret; null when not declared
/// @param templateDriver null when not declared
public record FileObject(
    String key,
    String name,
    Source source,
    boolean external,
    SortedMap<String, String> labels,
    @Nullable String driver,
    SortedMap<String, String> driverOpts,
    @Nullable String templateDriver,
    SortedMap<String, Value> extensions) {

  public FileObject {
    labels = Sorted.copyOf(labels);
    driverOpts = Sorted.copyOf(driverOpts);
    extensions = Sorted.copyOf(extensions);
  }

  /// At most one of these is declared.
  ///
  /// @param file absolute path
  /// @param environment the name of a variable
  /// @param value of that variable; null when there is none, or it is not set
  /// @param content as written
  public record Source(
      @Nullable String file,
      @Nullable String environment,
      @Nullable String value,
      @Nullable String content) {

    /// Without the content, which may be secret.
    @Override
    public String toString() {
      return "Source[" + (file == null ? "" : file) + "]";
    }
  }

  /// Without the content, which may be secret.
  @Override
  public String toString() {
    return "FileObject[" + key + "]";
  }
}
