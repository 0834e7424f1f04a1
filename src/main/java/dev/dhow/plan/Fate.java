package dev.dhow.plan;

import dev.dhow.model.OnChange;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.ObservedContainer;

/// What becomes of one replica of a service.
sealed interface Fate {

  int number();

  /// Whether the container there is going to be has never been started.
  default boolean isFresh() {
    return switch (this) {
      case Keep(var container) -> isCreated(container);
      case Start(var container) -> isCreated(container);
      case Refresh(var container, _, _) -> isCreated(container);
      case Replace _, Create _ -> true;
    };
  }

  private static boolean isCreated(ObservedContainer container) {
    return container.status() == ContainerStatus.CREATED;
  }

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
