package dev.dhow.state;

import java.util.List;

/// What the engine has beside the project, and of the project.
///
/// @param containers all of the engine
/// @param networks all of the engine
/// @param runtimes that run its containers, sorted; empty where nobody asked for them
/// @param strict whether the engine is known to refuse addresses of a network that do not belong
///   together, instead of making something of them
public record Surroundings(
    List<ObservedContainer> containers,
    List<ObservedNetwork> networks,
    List<String> runtimes,
    boolean strict) {

  public static final Surroundings NONE = new Surroundings(List.of(), List.of(), List.of(), false);

  public Surroundings {
    containers = List.copyOf(containers);
    networks = List.copyOf(networks);
    runtimes = List.copyOf(runtimes);
  }
}
