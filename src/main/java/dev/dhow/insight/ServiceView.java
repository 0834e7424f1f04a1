package dev.dhow.insight;

import dev.dhow.model.Dependency.Condition;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ExitCode;
import dev.dhow.state.ObservedContainer;
import java.util.List;

/// A service beside what the engine has of it.
///
/// @param containers by number, without those of `run`
/// @param standing that of the container that needs the most care
/// @param links what it needs, by name
public record ServiceView(
    Service service, List<ObservedContainer> containers, Standing standing, List<Link> links) {

  public ServiceView {
    containers = List.copyOf(containers);
    links = List.copyOf(links);
  }

  /// A dependency of a service.
  ///
  /// @param met whether the condition holds now
  public record Link(ServiceName service, Condition condition, boolean required, boolean met) {

    /// Whether it keeps the service from being started.
    public boolean blocks() {
      return required && !met;
    }
  }

  /// Whether it ended because somebody ended it; then what it needs had no part in that.
  public boolean wasEnded() {
    return standing == Standing.FAILED
        && containers.stream()
            .filter(each -> Standing.of(each) == Standing.FAILED)
            .map(ObservedContainer::exitCode)
            .allMatch(code -> code != null && ExitCode.isFromOutside(code));
  }

  public ServiceName name() {
    return service.name();
  }
}
