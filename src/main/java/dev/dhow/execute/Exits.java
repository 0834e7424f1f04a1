package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.model.ProjectName;
import dev.dhow.state.ContainerId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ends of a project's containers, as they come. Listens from its making on, so that containers
/// that are listed afterwards cannot end unheard.
public final class Exits implements AutoCloseable {
  private final Engine engine;
  private final EngineWatch watch;
  private final EngineWatch.Listener listener;
  private final Set<ContainerId> awaited = new LinkedHashSet<>();
  private final Set<ContainerId> ended = new LinkedHashSet<>();
  private final Queue<Exit> found = new ArrayDeque<>();

  public Exits(Engine engine, ProjectName project, Timer timer) throws InterruptedException {
    this.engine = engine;
    this.watch = new EngineWatch(engine, project, timer);
    this.listener = watch.listen();
  }

  /// @param code null when it is gone and nobody knows it any more
  public record Exit(ContainerId container, @Nullable Integer code) {}

  /// Waits for the next end, of each container its first one.
  ///
  /// @param containers that run, or did when they were listed
  /// @return empty when all of them have ended
  public Optional<Exit> next(Collection<ContainerId> containers) throws InterruptedException {
    var unseen = new LinkedHashSet<>(containers);
    unseen.removeAll(ended);
    unseen.removeAll(awaited);
    awaited.addAll(unseen);
    look(unseen);
    while (found.isEmpty() && !awaited.isEmpty()) {
      hear(listener.take());
    }
    var next = Optional.ofNullable(found.poll());
    next.ifPresent(exit -> {
      awaited.remove(exit.container());
      ended.add(exit.container());
    });
    return next;
  }

  private void hear(Signal signal) throws InterruptedException {
    switch (signal) {
      case Signal.Happened(var event) -> {
        if (awaited.contains(event.container()) && event.action().equals("die")) {
          var code = event.attributes().getOrDefault("exitCode", "");
          found.add(
              new Exit(
                  event.container(), code.matches("[0-9]{1,9}") ? Integer.valueOf(code) : null));
        }
      }
      case Signal.Resubscribed() -> look(awaited);
      case Signal.Lost(var cause) -> throw cause;
      case Signal.Probed _, Signal.Settled _, Signal.Overdue _, Signal.TimeUp _ ->
          throw new IllegalStateException("nobody asked for " + signal);
    }
  }

  /// What ended before anybody listened, in the order of time. Engines list a container as running
  /// for a moment after its end was told, and nothing would ever be told again.
  private void look(Collection<ContainerId> containers) throws InterruptedException {
    var ends = new ArrayList<End>();
    for (var container : containers) {
      try {
        var detail = engine.inspect(container);
        if (!detail.status().isUp()) {
          var at = Objects.requireNonNullElse(detail.finishedAt(), Instant.MAX);
          ends.add(new End(new Exit(container, detail.exitCode()), at));
        }
      } catch (EngineException.NotFound _) {
        ends.add(new End(new Exit(container, null), Instant.MAX));
      }
    }
    ends.stream()
        .sorted((one, other) -> one.at().compareTo(other.at()))
        .forEach(end -> found.add(end.exit()));
  }

  private record End(Exit exit, Instant at) {}

  @Override
  public void close() {
    listener.close();
    watch.close();
  }
}
