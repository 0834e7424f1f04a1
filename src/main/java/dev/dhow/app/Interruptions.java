package dev.dhow.app;

/// What use cases have to know of the signals that ask dhow to end, beside the interrupts as which
/// they come.
public interface Interruptions {

  /// Where nothing is ended by signals.
  Interruptions NONE =
      new Interruptions() {
        @Override
        public void awaitDelivery() {}

        @Override
        public boolean areUrgent() {
          return false;
        }

        @Override
        public void anticipate() {}

        @Override
        public void take(String signal) {}
      };

  /// Returns once those so far have been delivered whole; to be called before work goes on after
  /// one.
  void awaitDelivery();

  /// Whether there was more than one, so that nothing more is to be done gracefully.
  boolean areUrgent();

  /// The command ends by itself as if there had been a first one, which is taken back if there was;
  /// the next one is the second.
  void anticipate();

  /// A signal was meant for a process that cannot be told, so it is for this program.
  ///
  /// @param signal its name, such as `SIGTERM`
  void take(String signal);
}
