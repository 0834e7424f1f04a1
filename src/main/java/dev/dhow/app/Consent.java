package dev.dhow.app;

/// Asks whoever sits at the terminal for leave.
public interface Consent {

  /// Nobody can be asked, so nothing is allowed.
  Consent NOBODY = _ -> false;

  /// Whether the answer is yes; no where nobody can be asked.
  ///
  /// @param question without the possible answers
  boolean allows(String question) throws InterruptedException;
}
