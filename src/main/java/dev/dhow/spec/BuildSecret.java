package dev.dhow.spec;

import org.jspecify.annotations.Nullable;

/// What the steps of a build may read without it becoming part of the image.
///
/// @param id the name by which steps mount it
/// @param file absolute path; null when it is a variable
/// @param variable the name of the variable; null when it is a file
/// @param value of the variable
public record BuildSecret(
    String id, @Nullable String file, @Nullable String variable, @Nullable String value) {

  /// Without the value.
  @Override
  public String toString() {
    return "BuildSecret[" + id + "]";
  }
}
