package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.state.ContainerDetail;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Runs a container's own healthcheck while somebody waits for it, instead of leaving that to the
/// engine's unhurried interval: at once, then again and again with growing pauses, until it passes
/// or is closed. Its failures decide nothing.
final class HurriedProbe implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Engine engine;
  private final Timer timer;
  private final ContainerDetail container;
  private final Consumer<Signal> listener;
  private final Thread thread;

  private HurriedProbe(
      Engine engine, Timer timer, ContainerDetail container, Consumer<Signal> listener) {
    this.engine = engine;
    this.timer = timer;
    this.container = container;
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("probe " + container.name()).unstarted(this::probe);
  }

  /// @param container as it was inspected in the life that is to be probed
  static HurriedProbe start(
      Engine engine, Timer timer, ContainerDetail container, Consumer<Signal> listener) {
    var probe = new HurriedProbe(engine, timer, container, listener);
    probe.thread.start();
    return probe;
  }

  /// Whether it probes the life in which the container was inspected.
  boolean isFor(ContainerDetail detail) {
    return Objects.equals(container.startedAt(), detail.startedAt());
  }

  private void probe() {
    var pause = FIRST_PAUSE;
    try {
      while (!passes()) {
        timer.pause(pause);
        var longer = pause.multipliedBy(3).dividedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed; the thread ends
    }
  }

  private boolean passes() throws InterruptedException {
    var timeout = Objects.requireNonNullElse(container.probeTimeout(), TIMEOUT);
    try {
      var result = engine.exec(container.id(), command(), container.user(), timeout);
      var passed = result.exitCode() == 0;
      tell(passed ? null : said(result.exitCode(), result.output()));
      return passed;
    } catch (EngineException e) {
      // Who waits learns of its end by events.
      LoggerFactory.getLogger(HurriedProbe.class).debug("cannot probe {}", container.name(), e);
      return false;
    }
  }

  private void tell(@Nullable String failure) {
    listener.accept(new Signal.Probed(container.id(), container.startedAt(), failure));
  }

  private static String said(int exitCode, String output) {
    return output
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(String::strip)
        .orElse("exit code " + exitCode);
  }

  private List<String> command() {
    var test = container.probe();
    var words = test.subList(1, test.size());
    return test.getFirst().equals("CMD-SHELL")
        ? List.of("/bin/sh", "-c", String.join(" ", words))
        : words;
  }

  @Override
  @SuppressWarnings("Interruption") // the thread is ours
  public void close() {
    thread.interrupt();
  }
}
