package dev.dhow.diagnostic;

import java.util.ArrayList;
import java.util.List;

/// Collects what the loading stages find, so one run reports every mistake and not just the first.
///
/// A file can have a million mistakes, which nobody reads: collecting ends with the first few
/// hundred of them.
public final class Diagnostics {

  /// How many errors, and how many warnings, are kept.
  public static final int MOST = 200;

  private final List<Diagnostic> found = new ArrayList<>();
  private int errors;
  private int warnings;

  /// @throws InvalidProjectException when there are more errors than anybody wants to read
  public void add(Diagnostic diagnostic) {
    if (diagnostic.isError()) {
      addError(diagnostic);
    } else if (warnings < MOST) {
      warnings++;
      found.add(diagnostic);
    } else if (warnings == MOST) {
      warnings++;
      found.add(
          Diagnostic.warning(
              Code.TOO_MANY, null, "there are more warnings than these %d".formatted(MOST)));
    }
  }

  private void addError(Diagnostic error) {
    if (errors == MOST) {
      found.add(
          Diagnostic.error(Code.TOO_MANY, null, "there are more mistakes than these " + MOST)
              .withHint("correct some of them and run it again"));
      throw new InvalidProjectException(all());
    }
    errors++;
    found.add(error);
  }

  public List<Diagnostic> all() {
    return List.copyOf(found);
  }

  public boolean hasErrors() {
    return errors > 0;
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
