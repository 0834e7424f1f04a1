package dev.dhow.load.check;

import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.Project;
import dev.dhow.yaml.NodeLocator;

/// One thing that must hold for the enabled services of a project.
interface Check {

  /// @param places where the project's parts were written
  void check(Project project, NodeLocator places, Diagnostics diagnostics);
}
