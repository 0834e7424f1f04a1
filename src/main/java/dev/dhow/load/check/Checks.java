package dev.dhow.load.check;

import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.Project;
import dev.dhow.yaml.NodeLocator;
import java.util.List;

/// Everything that must hold for a project, one class each.
public final class Checks {
  private static final List<Check> ALL =
      List.of(
          new ImageOrBuildCheck(),
          new DependencyCheck(),
          new CycleCheck(),
          new NetworkCheck(),
          new NetworkModeCheck(),
          new VolumeCheck(),
          new MountTargetCheck(),
          new ReferenceCheck(),
          new ContainerNameCheck(),
          new FileObjectCheck(),
          new DeployCheck(),
          new BuildCheck(),
          new OnChangeCheck());

  private Checks() {}

  /// Checks only what configs and secrets say of their content.
  public static void runContent(Project project, NodeLocator places, Diagnostics diagnostics) {
    new FileObjectCheck().check(project, places, diagnostics);
  }

  /// Checks the enabled services and everything at the top level.
  ///
  /// @param places where the project's parts were written
  public static void run(Project project, NodeLocator places, Diagnostics diagnostics) {
    ALL.forEach(check -> check.check(project, places, diagnostics));
  }
}
