package dev.dhow.state;

import java.util.List;

/// The processes of a container, as `ps` on the engine's machine lists them.
///
/// @param titles of the columns
/// @param rows as many cells as there are titles, mostly
public record Processes(List<String> titles, List<List<String>> rows) {

  public Processes {
    titles = List.copyOf(titles);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
