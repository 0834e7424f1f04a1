package dev.dhow.app;

import dev.dhow.engine.Dialogue;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.LogStream.Frame;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Connects the standard streams with a process in a container until one of them has had enough.
///
/// Output is written by the calling thread, input is read by a thread of its own: either may wait
/// for the other side for as long as that likes.
final class Conversation implements AutoCloseable {
  private static final int PIECE = 32 * 1024;

  private final Console console;
  private final Dialogue dialogue;
  private final @Nullable DetachKeys detachKeys;
  private volatile boolean detached;

  /// @param detachKeys null when everything reaches the process
  Conversation(Console console, Dialogue dialogue, @Nullable DetachKeys detachKeys) {
    this.console = console;
    this.dialogue = dialogue;
    this.detachKeys = detachKeys;
  }

  /// Passes on what comes until the process says no more or the user leaves it.
  ///
  /// @param input whether the process gets what is read
  /// @return false when the user left it
  /// @throws OutputClosedException when nobody reads the output any more
  /// @throws java.io.UncheckedIOException when it cannot be written
  boolean hold(boolean input) throws InterruptedException {
    var listener = Thread.ofPlatform().daemon().name("input").unstarted(this::passInput);
    if (input) {
      listener.start();
    }
    passOutput();
    return !detached;
  }

  /// Ends it, and all reading of standard input with it; a terminal has to be put back before.
  @Override
  public void close() {
    dialogue.close();
    console.stopReading();
  }

  private void passOutput() throws InterruptedException {
    try {
      for (var frame = dialogue.next(); frame != null; frame = dialogue.next()) {
        write(frame);
      }
    } catch (EngineException.Unreachable e) {
      if (!detached) {
        throw e;
      }
    }
  }

  private void write(Frame frame) {
    try {
      console.write(frame.channel(), frame.bytes());
    } catch (IOException e) {
      throw Console.unwritable(frame.channel(), e);
    }
  }

  private void passInput() {
    try {
      var buffer = new byte[PIECE];
      for (int count = console.read(buffer); count >= 0; count = console.read(buffer)) {
        if (!pass(buffer, count)) {
          return;
        }
      }
      dialogue.endInput();
    } catch (IOException _) {
      // The process has ended, or does not listen: what it still says decides what happens.
    }
  }

  private boolean pass(byte[] typed, int length) throws IOException {
    if (detachKeys == null) {
      dialogue.write(typed, 0, length);
      return true;
    }
    var passed = detachKeys.pass(typed, length);
    if (passed.length > 0) {
      dialogue.write(passed, 0, passed.length);
    }
    if (detachKeys.isComplete()) {
      detached = true;
      dialogue.close();
    }
    return !detached;
  }
}
