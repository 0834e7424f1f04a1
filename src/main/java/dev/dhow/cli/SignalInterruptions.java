package dev.dhow.cli;

import dev.dhow.app.Interruptions;
import dev.dhow.host.Interrupts;

/// The signals that this program gets.
record SignalInterruptions(Interrupts interrupts) implements Interruptions {

  /// Lets signals interrupt a thread from now on.
  static SignalInterruptions of(Thread worker, Interrupts.Program program) {
    return new SignalInterruptions(Interrupts.deliverTo(worker, program));
  }

  @Override
  public void awaitDelivery() {
    interrupts.awaitDelivery();
  }

  @Override
  public boolean areUrgent() {
    return interrupts.areUrgent();
  }

  @Override
  public void anticipate() {
    interrupts.anticipate();
  }

  @Override
  public void take(String signal) {
    interrupts.take(signal);
  }
}
