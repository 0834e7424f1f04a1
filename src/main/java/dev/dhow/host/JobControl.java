package dev.dhow.host;

import java.util.ArrayDeque;
import java.util.Deque;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// A job of a shell that reads keys and goes on when it is sent to the background: reading fails
/// there, instead of stopping the job again.
@SuppressWarnings("sunapi") // the platform has no other way to handle a signal more than once
final class JobControl implements AutoCloseable {
  private static final Signal READ_IN_BACKGROUND = new Signal("TTIN");
  private static final Signal CHANGE_IN_BACKGROUND = new Signal("TTOU");
  private static final Signal GOES_ON = new Signal("CONT");

  private final Deque<Runnable> before = new ArrayDeque<>();

  private JobControl() {}

  /// @param continued told, on some thread, whenever the job goes on after it was stopped
  static JobControl of(Runnable continued) {
    var control = new JobControl();
    control.handle(READ_IN_BACKGROUND, SignalHandler.SIG_IGN);
    control.handle(GOES_ON, _ -> continued.run());
    return control;
  }

  /// While a program of ours changes the terminal.
  ///
  /// @param denied told, on some thread, when the job is in the background by then: the program is
  ///   stopped, but this one goes on
  static JobControl whileChanging(Runnable denied) {
    var control = new JobControl();
    control.handle(CHANGE_IN_BACKGROUND, _ -> denied.run());
    return control;
  }

  private void handle(Signal signal, SignalHandler handler) {
    var old = Signal.handle(signal, handler);
    before.push(() -> Signal.handle(signal, old));
  }

  @Override
  public void close() {
    while (!before.isEmpty()) {
      before.pop().run();
    }
  }
}
