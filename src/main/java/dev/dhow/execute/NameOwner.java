package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.event.StepFailedException;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerId;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Tells who has a name that a container was to get.
final class NameOwner {
  private final Engine engine;

  NameOwner(Engine engine) {
    this.engine = engine;
  }

  /// @param name that is taken
  StepFailedException explain(String name, ContainerId owner, EngineException.Conflict taken)
      throws InterruptedException {
    return new StepFailedException(
        "the container name %s is already in use by %s".formatted(name, describe(owner)),
        "remove or rename that container, or give the service another container_name",
        List.of(),
        taken);
  }

  private String describe(ContainerId owner) throws InterruptedException {
    var container = "container " + owner.shortForm();
    try {
      var labels = engine.inspect(owner).labels();
      var project = labels.get(Labels.PROJECT);
      return project == null
          ? container + ", which is no Compose container"
          : "%s (service %s of project %s)"
              .formatted(container, labels.getOrDefault(Labels.SERVICE, "?"), project);
    } catch (EngineException e) {
      LoggerFactory.getLogger(NameOwner.class).debug("cannot tell whose container {} is", owner, e);
      return container;
    }
  }
}
