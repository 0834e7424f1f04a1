package dev.dhow.model;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// An AI model of the project. Compose Specification, section *models*.
///
/// @param name null when not declared
/// @param model what it is, such as `ai/smollm2`
/// @param contextSize in tokens; 0 when not declared
public record LanguageModel(
    String key,
    @Nullable String name,
    String model,
    int contextSize,
    List<String> runtimeFlags,
    SortedMap<String, Value> extensions) {

  public LanguageModel {
    runtimeFlags = List.copyOf(runtimeFlags);
    extensions = Sorted.copyOf(extensions);
  }

  /// How a service learns of a model.
  ///
  /// @param endpointVariable the variable that gets the model's address; null for the default
  /// @param modelVariable the variable that gets the model's name; null for the default
  public record Use(
      @Nullable String endpointVariable,
      @Nullable String modelVariable,
      SortedMap<String, Value> extensions) {

    public Use {
      extensions = Sorted.copyOf(extensions);
    }
  }
}
