package dev.dhow.plan;

import dev.dhow.model.OnChange;
import dev.dhow.state.ObservedContainer;

/// What becomes of one replica of a service.
sealed interface Fate {

  int number();

  /// It runs as wanted.
  record Keep(ObservedContainer container) implements Fate {
    @Override
    public int number() {
      return container.number();
    }
  }

  /// It is as wanted, but does not run.
  record Start(ObservedContainer container) implements Fate {
    @Override
    public int number() {
      return container.number();
    }
  }

  /// It is as wanted, but has not seen what its configs and secrets hold now.
  record Refresh(ObservedContainer container, Reason reason, OnChange how) implements Fate {
    @Override
    public int number() {
      return container.number();
    }
  }

  /// A new container takes its place.
  record Replace(ObservedContainer old, Reason reason) implements Fate {
    @Override
    public int number() {
      return old.number();
    }
  }

  record Create(int number) implements Fate {}
}
