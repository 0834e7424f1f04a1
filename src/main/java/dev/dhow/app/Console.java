package dev.dhow.app;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.engine.WindowSize;
import java.io.IOException;

/// The standard streams as bytes, and the terminal they may be connected to, for commands that hand
/// them to a process elsewhere.
public interface Console {

  boolean isInputTerminal();

  boolean isOutputTerminal();

  /// How large the terminal is now.
  WindowSize size() throws InterruptedException;

  /// Lets every key reach whoever reads the input, until the answer is closed.
  ///
  /// @param resized told, on some thread, whenever the terminal gets another size
  RawMode raw(Runnable resized) throws IOException;

  /// A terminal that no longer edits lines, echoes or sends signals.
  interface RawMode extends AutoCloseable {

    @Override
    void close();
  }

  /// Waits for input. Not for virtual threads.
  ///
  /// @return how much was read; -1 at the end, or once [#stopReading] was called
  int read(byte[] into) throws IOException;

  /// Ends whoever reads, now and for good.
  void stopReading();

  /// Writes to one of the output streams at once.
  ///
  /// @throws IOException when nobody reads it any more
  void write(Channel channel, byte[] bytes) throws IOException;
}
