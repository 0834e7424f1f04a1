package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Inspects containers, all at the same time.
final class ContainerDetails {

  private ContainerDetails() {}

  /// One that is gone meanwhile is missing.
  static Map<ContainerId, ContainerDetail> of(
      Engine engine, Collection<ObservedContainer> containers) throws InterruptedException {
    var questions = new ArrayList<Callable<Optional<ContainerDetail>>>();
    for (var container : containers) {
      questions.add(() -> {
        try {
          return Optional.of(engine.inspect(container.id()));
        } catch (EngineException.NotFound _) {
          return Optional.empty();
        }
      });
    }
    return Together.ask(questions).stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(ContainerDetail::id, detail -> detail));
  }
}
