package dev.dhow.app;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.engine.WindowSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/// The standard streams as bytes, and the terminal they may be connected to, for commands that hand
/// them to a process elsewhere.
public interface Console {
  int PIECE = 64 * 1024;

  boolean isInputTerminal();

  boolean isOutputTerminal();

  /// How large the terminal is now.
  WindowSize size() throws InterruptedException;

  /// Lets every key reach whoever reads the input, until the answer is closed.
  ///
  /// @param resized told, on some thread, whenever the terminal gets another size
  RawMode raw(Runnable resized) throws IOException;

  /// Whether the terminal is this program's to read from, and not that of another job.
  boolean isForeground();

  /// Lets keys reach whoever reads the input as they are typed, until the answer is closed; those
  /// that send signals still do. In the background of a shell reading fails.
  ///
  /// @param continued told, on some thread, when the program goes on after it was stopped; in the
  ///   foreground keys are as before
  RawMode keys(Runnable continued) throws IOException;

  /// A terminal that no longer edits lines, echoes or sends signals.
  interface RawMode extends AutoCloseable {

    @Override
    void close();
  }

  /// Hands signals on instead of ending the program by them, until the answer is closed.
  ///
  /// @param received told, on some thread, the names of signals, such as `SIGINT`
  SignalsElsewhere signalsTo(Consumer<String> received);

  /// Signals that somebody else takes.
  interface SignalsElsewhere extends AutoCloseable {

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
  /// @throws IOException when it cannot be written; see [#unwritable]
  void write(Channel channel, byte[] bytes) throws IOException;

  /// Writes all of a stream to standard output.
  ///
  /// @throws IOException when the stream breaks off
  /// @throws OutputClosedException when nobody reads it any more
  /// @throws UncheckedIOException when it cannot be written
  default void copy(InputStream from) throws IOException {
    var piece = new byte[PIECE];
    for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
      try {
        write(Channel.OUT, Arrays.copyOf(piece, count));
      } catch (IOException e) {
        throw unwritable(Channel.OUT, e);
      }
    }
  }

  /// What it means that an output stream cannot be written.
  ///
  /// @return an [OutputClosedException] when nobody reads it any more, else an
  ///   [UncheckedIOException]: part of the output is lost
  static RuntimeException unwritable(Channel channel, IOException problem) {
    var why = String.valueOf(problem.getMessage());
    if (why.toLowerCase(Locale.ROOT).contains("broken pipe")) {
      return new OutputClosedException();
    }
    var stream = channel == Channel.ERR ? "standard error" : "standard output";
    return new UncheckedIOException(stream + " cannot be written: " + why, problem);
  }
}
