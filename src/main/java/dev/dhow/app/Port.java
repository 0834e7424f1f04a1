package dev.dhow.app;

import dev.dhow.render.PublishedPort;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedPort;
import java.util.stream.Collectors;

/// `port`: where a port of a container is published. With only a name it needs no files.
public final class Port {
  private final Workplace workplace;

  public Port(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @param index the number of the container; not positive for the lowest
  /// @param protocol such as `tcp`
  /// @param json whether the answer is for programs
  /// @return the exit code
  public int run(String service, int port, int index, String protocol, boolean json)
      throws InterruptedException {
    var project = workplace.projects().named();
    var container = container(project, service, index);
    var found =
        container.ports().stream()
            .filter(each ->
                each.containerPort() == port
                    && each.hostPort() != 0
                    && each.protocol().equals(protocol))
            .min(Port::inOrder)
            .orElseThrow(() -> notPublished(container, port, protocol));
    var answer = new PublishedPort(container, found);
    workplace.screen().out().println(json ? answer.json() : answer.text());
    return 0;
  }

  private ObservedContainer container(NamedProject project, String service, int index)
      throws InterruptedException {
    var engine = workplace.engine().get();
    var found =
        engine.containers(project.name()).stream()
            .filter(each -> each.service().equals(service) && !each.isOneOff())
            .filter(each -> each.status().isUp() && (index <= 0 || each.number() == index))
            .min(ObservedContainer::byNumber);
    if (found.isEmpty()) {
      throw ServiceContainer.notRunning(engine, project, service, index);
    }
    return found.get();
  }

  /// Those of IPv4 first.
  private static int inOrder(ObservedPort one, ObservedPort other) {
    var address = PublishedPort.address(one);
    var rival = PublishedPort.address(other);
    int families = Boolean.compare(address.contains(":"), rival.contains(":"));
    int addresses = families != 0 ? families : address.compareTo(rival);
    return addresses != 0 ? addresses : Integer.compare(one.hostPort(), other.hostPort());
  }

  private static UsageException notPublished(
      ObservedContainer container, int port, String protocol) {
    var published =
        container.ports().stream()
            .filter(each -> each.hostPort() != 0)
            .map(each -> each.containerPort() + "/" + each.protocol())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return new UsageException(
        "no port %d/%s for container %s".formatted(port, protocol, container.name()),
        published.isEmpty() ? "it publishes none" : "it publishes " + published);
  }
}
