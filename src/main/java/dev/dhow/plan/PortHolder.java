package dev.dhow.plan;

import dev.dhow.model.ProjectName;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ObservedContainer;

/// Who has a port of the host.
sealed interface PortHolder {

  String text();

  /// Whether it is one of those that the service consists of.
  boolean isOf(ProjectName project, ServiceName service);

  record Container(ObservedContainer container) implements PortHolder {

    @Override
    public String text() {
      return Owner.of(container);
    }

    @Override
    public boolean isOf(ProjectName project, ServiceName service) {
      return container.project().equals(project.value())
          && container.service().equals(service.value())
          && !container.isOneOff();
    }
  }

  record Program(String text) implements PortHolder {

    @Override
    public boolean isOf(ProjectName project, ServiceName service) {
      return false;
    }
  }
}
