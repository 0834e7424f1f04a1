package dev.dhow.engine;

import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedNetwork;
import java.util.List;

/// What an engine has of whomever, for finding out who has what somebody else wants.
public interface Neighbours {

  /// All containers in every state, those that are no Compose containers included.
  List<ObservedContainer> allContainers() throws InterruptedException;

  List<ObservedNetwork> allNetworks() throws InterruptedException;
}
