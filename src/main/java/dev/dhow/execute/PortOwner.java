package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.event.StepFailedException;
import dev.dhow.plan.HostPort;
import dev.dhow.plan.HostView;
import dev.dhow.plan.Owner;
import dev.dhow.state.ContainerId;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Tells who has a port that a container could not get.
final class PortOwner {
  private final Engine engine;
  private final HostView host;

  /// @param host knows who has a port that no container has
  PortOwner(Engine engine, HostView host) {
    this.engine = engine;
    this.host = host;
  }

  /// @param container that wanted it
  /// @param name what it is called
  StepFailedException explain(ContainerId container, String name, EngineException.PortTaken taken)
      throws InterruptedException {
    if (taken.port() == 0) {
      return new StepFailedException(
          String.valueOf(taken.getMessage()), taken.hint(), List.of(), taken);
    }
    if (isInItsOwnWay(container, taken.port())) {
      return new StepFailedException(
          "port %d is published by container %s twice".formatted(taken.port(), name),
          "leave one of the two out, or publish another port of the host",
          List.of(),
          taken);
    }
    var message =
        "port %d, which container %s publishes, is already in use by %s"
            .formatted(taken.port(), name, owner(taken.port()));
    var hint = "free it, or publish another port of the host";
    return new StepFailedException(message, hint, List.of(), taken);
  }

  private boolean isInItsOwnWay(ContainerId container, int port) throws InterruptedException {
    try {
      return HostPort.isTwiceIn(engine.inspect(container).settings().ports(), port);
    } catch (EngineException e) {
      LoggerFactory.getLogger(PortOwner.class)
          .debug("cannot tell what container {} publishes", container, e);
      return false;
    }
  }

  private String owner(int port) throws InterruptedException {
    try {
      return engine.containersPublishing(port).stream()
          .findFirst()
          .map(Owner::of)
          .or(() -> host.listener(null, port, "tcp"))
          .or(() -> host.listener(null, port, "udp"))
          .orElse("a program outside of the engine's containers");
    } catch (EngineException e) {
      LoggerFactory.getLogger(PortOwner.class).debug("cannot tell who has port {}", port, e);
      return "somebody else";
    }
  }
}
