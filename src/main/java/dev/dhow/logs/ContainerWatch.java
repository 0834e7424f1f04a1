package dev.dhow.logs;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineEvent;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.EventStream;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ObservedContainer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Watches the containers of a project live: tells each followed one's [Life] what happens to it,
/// and finds those that come later.
///
/// When the connection breaks it subscribes anew and compares a new listing with what it knows.
final class ContainerWatch implements Runnable {
  private final Engine engine;
  private final ProjectName project;
  private final LogSelection selection;
  private final BiConsumer<Life, Boolean> follow;
  private final Consumer<RuntimeException> fail;
  private final Map<ContainerId, Life> lives = new HashMap<>();
  private EventStream events;

  /// @param follow is told each life to follow, and whether it came after the watch began
  /// @param fail is told when the engine cannot be reached any more
  private ContainerWatch(
      Engine engine,
      ProjectName project,
      LogSelection selection,
      BiConsumer<Life, Boolean> follow,
      Consumer<RuntimeException> fail,
      EventStream events) {
    this.engine = engine;
    this.project = project;
    this.selection = selection;
    this.follow = follow;
    this.fail = fail;
    this.events = events;
  }

  /// Subscribes first and lists then, so that nothing happens unseen.
  static ContainerWatch begin(
      Engine engine,
      ProjectName project,
      LogSelection selection,
      BiConsumer<Life, Boolean> follow,
      Consumer<RuntimeException> fail)
      throws InterruptedException {
    var events = engine.events(project);
    var watch = new ContainerWatch(engine, project, selection, follow, fail, events);
    try {
      for (var container : engine.containers(project)) {
        watch.add(container, false);
      }
    } catch (RuntimeException | InterruptedException e) {
      events.close();
      throw e;
    }
    return watch;
  }

  @Override
  public void run() {
    try {
      while (true) {
        watchUntilLost();
        catchUp();
      }
    } catch (InterruptedException _) {
      // not wanted any more
    } catch (RuntimeException e) {
      fail.accept(e);
    } finally {
      events.close();
    }
  }

  private void watchUntilLost() throws InterruptedException {
    try {
      for (var event = events.next(); event != null; event = events.next()) {
        handle(event);
      }
    } catch (EngineException.Unreachable _) {
      // what was missed is seen by listing again
    } finally {
      events.close();
    }
  }

  private void handle(EngineEvent event) throws InterruptedException {
    var life = lives.get(event.container());
    if (life == null) {
      if (event.action().equals("start")) {
        addNew(event);
      }
      return;
    }
    switch (event.action()) {
      case "start" -> life.started();
      case "die" -> {
        var code = event.attributes().getOrDefault("exitCode", "0");
        var exitCode = code.matches("-?[0-9]{1,9}") ? Integer.parseInt(code) : 0;
        life.ended(event.at(), exitCode, isUp(event.container()));
      }
      case "stop" -> {
        // Stopped while it waited to be restarted, it does not die again.
        if (!isUp(event.container())) {
          life.stopped();
        }
      }
      case "rename" -> life.renamed(LogSource.of(event).name());
      case "destroy" -> {
        life.removed();
        lives.remove(event.container());
      }
      default -> {} // nothing that changes what is to be read
    }
  }

  private void addNew(EngineEvent event) {
    var source = LogSource.of(event);
    if (!Labels.areOfOneOff(event.attributes()) && selection.wanted().test(source)) {
      var life = new Life(source, true);
      lives.put(event.container(), life);
      follow.accept(life, true);
    }
  }

  private void add(ObservedContainer container, boolean isNew) {
    var source = LogSource.of(container);
    if (!container.isOneOff() && selection.wanted().test(source)) {
      var life = new Life(source, container.status().isUp());
      lives.put(container.id(), life);
      follow.accept(life, isNew);
    }
  }

  private boolean isUp(ContainerId container) throws InterruptedException {
    try {
      return engine.inspect(container).status().isUp();
    } catch (EngineException.NotFound _) {
      return false;
    }
  }

  private void catchUp() throws InterruptedException {
    var patience = new Patience();
    while (true) {
      try {
        events = engine.events(project);
        compare(engine.containers(project));
        return;
      } catch (EngineException.Unreachable e) {
        events.close();
        patience.pause(e);
      }
    }
  }

  private void compare(List<ObservedContainer> listed) throws InterruptedException {
    for (var container : listed) {
      var life = lives.get(container.id());
      if (life == null) {
        add(container, true);
      } else if (container.status().isUp()) {
        life.started();
      } else if (life.isAlive()) {
        endUnseen(container, life);
      } else {
        life.mayHaveLived();
      }
    }
    var still = listed.stream().map(ObservedContainer::id).collect(Collectors.toSet());
    lives
        .entrySet()
        .removeIf(entry -> {
          var isGone = !still.contains(entry.getKey());
          if (isGone) {
            entry.getValue().removed();
          }
          return isGone;
        });
  }

  private void endUnseen(ObservedContainer container, Life life) throws InterruptedException {
    try {
      var detail = engine.inspect(container.id());
      var at = Objects.requireNonNullElse(detail.finishedAt(), container.created());
      life.ended(at, detail.exitCode(), false);
    } catch (EngineException.NotFound _) {
      life.removed();
    }
  }
}
