package dev.dhow.plan;

import dev.dhow.state.ContainerId;

/// Names a container that a step acts on. One that the plan itself creates has no id yet, so it is
/// named by the step that will create it.
public sealed interface ContainerRef {

  /// What people call it; the final name, not a temporary one.
  String name();

  record Existing(ContainerId id, String name) implements ContainerRef {}

  record CreatedBy(StepId step, String name) implements ContainerRef {}
}
