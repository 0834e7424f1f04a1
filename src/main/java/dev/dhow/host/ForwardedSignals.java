package dev.dhow.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Signals that are for another process: they are handed on, and do to this program what they did
/// before only once that is over. The Java platform keeps `SIGQUIT` for itself, which has it list
/// its threads; those that stop a job and let it go on are for this program.
@SuppressWarnings("sunapi") // the platform has no other way to handle a signal more than once
public final class ForwardedSignals implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("INT", "TERM", "HUP", "USR1", "USR2", "ALRM", "IO", "PWR");

  private final Deque<Before> before = new ArrayDeque<>();

  private ForwardedSignals() {}

  private record Before(Signal signal, SignalHandler handler) {}

  /// @param received told, on some thread, the names of signals, such as `SIGINT`
  public static ForwardedSignals to(Consumer<String> received) {
    var forwarded = new ForwardedSignals();
    for (var name : NAMES) {
      var signal = new Signal(name);
      var handler = Signal.handle(signal, _ -> received.accept("SIG" + name));
      forwarded.before.push(new Before(signal, handler));
    }
    return forwarded;
  }

  @Override
  public void close() {
    while (!before.isEmpty()) {
      var each = before.pop();
      Signal.handle(each.signal(), each.handler());
    }
  }
}
