package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.plan.Inspection;
import dev.dhow.state.ContainerId;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/// Looks into containers that do not tell what they were made of, all at the same time.
final class Inspections {

  private Inspections() {}

  private record Answer(ContainerId container, Inspection inspection) {}

  /// One of a container that is gone meanwhile is missing.
  static Map<ContainerId, Inspection> of(
      Engine engine, EngineState state, Collection<ContainerId> containers)
      throws InterruptedException {
    var questions = new ArrayList<Callable<Optional<Answer>>>();
    for (var container : state.containers()) {
      if (containers.contains(container.id())) {
        questions.add(() -> inspect(engine, container));
      }
    }
    var inspections = new HashMap<ContainerId, Inspection>();
    for (var answer : Together.ask(questions)) {
      answer.ifPresent(each -> inspections.put(each.container(), each.inspection()));
    }
    return inspections;
  }

  private static Optional<Answer> inspect(Engine engine, ObservedContainer container)
      throws InterruptedException {
    try {
      var settings = engine.inspect(container.id()).settings();
      var image = engine.image(container.imageId());
      var inspection =
          image
              .map(each -> new Inspection(settings, each.settings(), each.volumes()))
              .orElseGet(() -> new Inspection(settings, null, Set.of()));
      return Optional.of(new Answer(container.id(), inspection));
    } catch (EngineException.NotFound _) {
      return Optional.empty();
    }
  }
}
