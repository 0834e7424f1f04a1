package dev.dhow.diagnostic;

import java.util.ArrayList;
import java.util.List;

/// Collects what the loading stages find, so one run reports every mistake and not just the first.
public final class Diagnostics {
  private final List<Diagnostic> found = new ArrayList<>();

  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  public List<Diagnostic> all() {
    return List.copyOf(found);
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /// A barrier between stages: the next one may assume that what it is given is well formed.
  ///
  /// @throws InvalidProjectException when there is an error among what was found
  public void stopOnErrors() {
    if (hasErrors()) {
      throw new InvalidProjectException(all());
    }
  }
}
