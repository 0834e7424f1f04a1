package dev.dhow.plan;

import dev.dhow.state.ObservedContainer;

/// Whose a container is that has what somebody else wants.
public final class Owner {
  /// Said of one whose service the project does not have.
  static final String ORPHAN = ", an orphan of this project";

  private Owner() {}

  /// Such as `container shop-web-1 (service web of project shop)`.
  public static String of(ObservedContainer container) {
    var project = container.project();
    return "container "
        + container.name()
        + (project.isEmpty()
            ? ""
            : " (service %s of project %s)".formatted(container.service(), project));
  }
}
