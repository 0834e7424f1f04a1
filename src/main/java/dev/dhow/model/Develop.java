package dev.dhow.model;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What is done for a service while its sources change. Compose Develop Specification.
public record Develop(List<Watch> watches, SortedMap<String, Value> extensions) {

  public Develop {
    watches = List.copyOf(watches);
    extensions = Sorted.copyOf(extensions);
  }

  /// What to do when something below a path changes.
  ///
  /// @param path absolute
  /// @param action `sync`, `rebuild`, `restart`, `sync+restart` or `sync+exec`
  /// @param target where the files go inside the container; null when the action needs none
  /// @param exec null when not declared
  public record Watch(
      String path,
      String action,
      @Nullable String target,
      @Nullable Hook exec,
      List<String> include,
      List<String> ignore,
      boolean initialSync,
      SortedMap<String, Value> extensions) {

    public Watch {
      include = List.copyOf(include);
      ignore = List.copyOf(ignore);
      extensions = Sorted.copyOf(extensions);
    }
  }
}
