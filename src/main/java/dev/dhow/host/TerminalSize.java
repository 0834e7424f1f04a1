package dev.dhow.host;

import dev.dhow.host.TerminalProbe.Size;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;

/// The terminal's size, asked for once and again after it has changed.
@SuppressWarnings("sunapi") // the platform has no other way to hear of a new size
public final class TerminalSize implements Supplier<Size> {
  private volatile @Nullable Size known;

  private TerminalSize() {}

  /// Listens to changes from now on.
  public static TerminalSize watched() {
    return watched(() -> {});
  }

  /// Listens to changes from now on, in the place of whoever did so before.
  ///
  /// @param changed told, on a thread of its own, after each
  public static TerminalSize watched(Runnable changed) {
    var size = new TerminalSize();
    Signal.handle(
        new Signal("WINCH"),
        _ -> {
          size.known = null;
          changed.run();
        });
    return size;
  }

  @Override
  public Size get() {
    var size = known;
    if (size == null) {
      size = ask();
      known = size;
    }
    return size;
  }

  private static Size ask() {
    try {
      return TerminalProbe.size();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // whoever draws ends soon
      return Size.USUAL;
    }
  }
}
