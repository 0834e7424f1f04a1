package dev.dhow.app;

/// Asks whoever sits at the terminal for leave.
public interface Consent {

  /// Nobody can be asked, so nothing is allowed.
  Consent NOBODY =
      new Consent() {
        @Override
        public boolean allows(String question) {
          return false;
        }

        @Override
        public boolean canAsk() {
          return false;
        }
      };

  /// Whether the answer is yes; no where nobody can be asked.
  ///
  /// @param question without the possible answers
  boolean allows(String question) throws InterruptedException;

  /// Whether there is somebody to ask.
  default boolean canAsk() {
    return true;
  }
}
