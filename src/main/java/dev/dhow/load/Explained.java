package dev.dhow.load;

import dev.dhow.diagnostic.Explanation;
import java.util.List;

/// Where the values at and below a path come from.
///
/// @param path in the one form that all spellings of it have; as it was given where it leads to
///   nothing
/// @param values none when there is nothing at that path
/// @param advice what to look for instead when there is nothing
public record Explained(String path, List<Explanation> values, String advice) {

  public Explained {
    values = List.copyOf(values);
  }
}
