package dev.dhow.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Signals that were for a process in a container and came back to dhow, which they interrupt; and
/// how long dhow waits for the engine to hand them on, which passes when a test says so.
final class TakenSignals implements Interruptions {
  private final List<String> names = new CopyOnWriteArrayList<>();
  private final List<Runnable> limits = new CopyOnWriteArrayList<>();
  private volatile Runnable whenTaken = () -> {};

  /// Makes them those of a scene.
  static TakenSignals in(Scene scene) {
    var signals = new TakenSignals();
    var real = scene.timer;
    scene.interruptions = signals;
    scene.timer = (delay, task) -> signals.limit(delay, task) ? () -> {} : real.after(delay, task);
    return signals;
  }

  private boolean limit(Duration delay, Runnable task) {
    return delay.equals(Attendant.PATIENCE) && limits.add(task);
  }

  /// What such a signal interrupts.
  void interrupting(Scene.Running command) {
    whenTaken = command::interrupt;
  }

  void losePatience() {
    limits.forEach(Runnable::run);
  }

  List<String> names() {
    return names;
  }

  @Override
  public void take(String signal) {
    names.add(signal);
    whenTaken.run();
  }

  @Override
  public void awaitDelivery() {}

  @Override
  public boolean areUrgent() {
    return false;
  }

  @Override
  public void anticipate() {}
}
