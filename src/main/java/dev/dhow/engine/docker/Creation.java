package dev.dhow.engine.docker;

import dev.dhow.engine.EngineException;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.state.ContainerId;
import java.util.Map;

/// Makes containers, on all their networks. Engine API, `POST /containers/create`.
final class Creation {
  private final Api api;
  private final DockerControl control;

  Creation(Api api, DockerControl control) {
    this.api = api;
    this.control = control;
  }

  ContainerId create(ContainerSpec spec) throws InterruptedException {
    Requirements.check(spec, api.version());
    boolean atOnce = api.version().isAtLeast(ContainerBody.ENDPOINTS_IN_FULL);
    var networks = spec.networks();
    int first = atOnce ? networks.size() : Math.min(1, networks.size());
    var target =
        Target.of("containers", "create")
            .with("name", spec.name())
            .with("platform", spec.platform());
    var body = ContainerBody.of(spec, networks.subList(0, first), api.version());
    var id = new ContainerId(api.post(target, body).text("Id"));
    try {
      for (var network : networks.subList(first, networks.size())) {
        connect(id, network);
      }
    } catch (EngineException e) {
      control.remove(id, true);
      throw e;
    }
    return id;
  }

  void connect(ContainerId container, ContainerSpec.Endpoint attachment)
      throws InterruptedException {
    var body =
        Map.of(
            "Container", container.value(), "EndpointConfig", ContainerBody.endpoint(attachment));
    api.tell(Target.of("networks", attachment.network(), "connect"), body);
  }
}
