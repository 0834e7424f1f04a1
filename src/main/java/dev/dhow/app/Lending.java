package dev.dhow.app;

import dev.dhow.engine.Dialogue;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.WindowSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Lends the standard streams to a process in a container until it has ended or is left alone.
///
/// @param input whether it gets what is read
/// @param terminal whether it runs in one
/// @param keys that leave it alone where it is typed to
/// @param resize tells it how large its terminal is
record Lending(Console console, boolean input, boolean terminal, DetachKeys keys, Resize resize) {

  /// Tells a process how large its terminal is.
  interface Resize {

    void to(WindowSize size) throws InterruptedException;
  }

  /// Without a word on it, a process gets a terminal when it would be used from one.
  ///
  /// @param refused null without a word on it
  static boolean wantsTerminal(Console console, @Nullable Boolean refused, boolean interactive) {
    if (refused == null) {
      return console.isOutputTerminal() && (!interactive || console.isInputTerminal());
    }
    if (!refused && interactive && !console.isInputTerminal()) {
      throw new UsageException("the input device is not a TTY", "leave out what asks for one");
    }
    return !refused;
  }

  /// @return false when the user left it
  boolean to(Dialogue dialogue) throws InterruptedException {
    return to(dialogue, () -> {});
  }

  /// @param ready told once what the process says is going to be heard, to start it or the like
  /// @return false when the user left it
  boolean to(Dialogue dialogue, Beginning ready) throws InterruptedException {
    boolean typed = terminal && input && console.isInputTerminal();
    try (var conversation = new Conversation(console, dialogue, typed ? keys : null)) {
      if (!typed) {
        ready.begin();
        return conversation.hold(input);
      }
      try (var _ = console.raw(this::resized)) {
        ready.begin();
        return conversation.hold(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets a process begin that is listened to already.
  interface Beginning {

    void begin() throws InterruptedException;
  }

  /// A size that does not arrive spoils no more than the next line's width.
  private synchronized void resized() {
    try {
      resize.to(console.size());
    } catch (EngineException _) {
      // It has ended meanwhile.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
