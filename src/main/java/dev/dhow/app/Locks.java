package dev.dhow.app;

import dev.dhow.model.ProjectName;
import java.time.Duration;
import java.util.function.Consumer;

/// Keeps two commands from changing one project at the same time. Commands that only read never
/// ask.
public interface Locks {

  /// Waits until nobody else holds the project's lock.
  ///
  /// @param engine the engine's id: the same project on another engine is another project
  /// @param whenTaken told once who holds it, when there is somebody to wait for
  Held acquire(String engine, ProjectName project, Consumer<String> whenTaken)
      throws InterruptedException;

  /// The same for who watches the project's sources, beside those who change it.
  Held acquireWatch(String engine, ProjectName project, Consumer<String> whenTaken)
      throws InterruptedException;

  /// Whether somebody is changing the project, on whatever engine, or was killed while doing so.
  boolean isUnfinished(ProjectName project);

  /// Has whoever holds the project's lock next know that the engine may still be at work for this
  /// command, which holds it now, although it was not killed.
  void leaveUnfinished(ProjectName project);

  /// Names all whose commands exclude each other by these locks. What others make on the same
  /// engine has another name on it, and they may be at work at any time.
  String maker();

  /// A lock that is held until it is closed, or the program ends in whatever way.
  interface Held extends AutoCloseable {

    /// Whether who held it before was killed, or left it unfinished, so that the engine may still
    /// be at work for it.
    boolean followsKilled();

    /// Says that what the engine was at for who was killed is over. Until somebody says so, all who
    /// hold it later follow the killed one.
    void settled();

    /// How long that one gave containers to end where they have less time of their own: zero where
    /// it gave none, negative for no limit.
    Duration graceOfKilled();

    /// Notes how long containers are given to end, for who comes after this one is killed.
    void noteGrace(Duration grace);

    @Override
    void close();
  }
}
