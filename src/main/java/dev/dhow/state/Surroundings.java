package dev.dhow.state;

import java.util.List;

/// What the engine has beside the project, and of the project.
///
/// @param containers all of the engine
/// @param networks all of the engine
public record Surroundings(List<ObservedContainer> containers, List<ObservedNetwork> networks) {

  public static final Surroundings NONE = new Surroundings(List.of(), List.of());

  public Surroundings {
    containers = List.copyOf(containers);
    networks = List.copyOf(networks);
  }
}
