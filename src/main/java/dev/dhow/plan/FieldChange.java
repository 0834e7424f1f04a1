package dev.dhow.plan;

import dev.dhow.model.Value;
import org.jspecify.annotations.Nullable;

/// A field of a service that is not what it was.
///
/// @param field such as `image` or `environment.DEBUG`
/// @param tells whether there is something to show beside the name
/// @param known whether it is known what it was
/// @param from what it was; null when it was not set or is not known
/// @param to what it is going to be; null when it is not set any more
public record FieldChange(
    String field, boolean tells, boolean known, @Nullable Value from, @Nullable Value to) {

  /// One of which is told what it was, or that nobody recorded it, and what it is going to be.
  public FieldChange(String field, boolean known, @Nullable Value from, @Nullable Value to) {
    this(field, true, known, from, to);
  }

  /// One of which only the name is told.
  public static FieldChange named(String field) {
    return new FieldChange(field, false, false, null, null);
  }
}
