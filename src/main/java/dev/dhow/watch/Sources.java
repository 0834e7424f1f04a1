package dev.dhow.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The watched folders and files of this machine.
public interface Sources extends AutoCloseable {

  /// What there is now of each rule, in their order.
  List<Tree> look() throws InterruptedException;

  /// The SHA-256 of a file's content in hexadecimal; empty when it cannot be read.
  Optional<String> digest(Path file);

  @Override
  void close();

  /// Begins to watch.
  interface Opening {

    /// @param changed told, on some thread, when there may be something new to see; soon after a
    ///   change, but not in the middle of many
    /// @param notice told what a person should know about how well this works
    Sources open(List<Rule> rules, Runnable changed, Consumer<String> notice);
  }
}
