package dev.dhow.model;

import java.util.Optional;
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
  /// @param read what is in the file; null while nobody has read it, or it cannot be read
  public record Source(
      @Nullable String file,
      @Nullable String environment,
      @Nullable String value,
      @Nullable String content,
      @Nullable Content read) {

    /// Without the content, which may be secret.
    @Override
    public String toString() {
      return "Source[" + (file == null ? "" : file) + "]";
    }
  }

  /// What is in it; empty when that is not known.
  public Optional<Content> data() {
    var text = source.content() == null ? source.value() : source.content();
    return text == null ? Optional.ofNullable(source.read()) : Optional.of(Content.of(text));
  }

  /// The same with what is in its file.
  public FileObject withFile(Content read) {
    return new FileObject(
        key,
        name,
        new Source(source.file(), source.environment(), source.value(), source.content(), read),
        external,
        labels,
        driver,
        driverOpts,
        templateDriver,
        extensions);
  }

  /// Without the content, which may be secret.
  @Override
  public String toString() {
    return "FileObject[" + key + "]";
  }
}
