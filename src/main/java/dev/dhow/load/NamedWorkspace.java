package dev.dhow.load;

import dev.dhow.model.ProjectName;
import java.util.HashMap;
import java.util.Map;

/// A workspace whose project has got its name.
record NamedWorkspace(Workspace workspace, ProjectName name) {

  /// The variables that files can use: the project's name is one of them.
  Map<String, String> variables() {
    var variables = new HashMap<>(workspace.variables());
    variables.put("COMPOSE_PROJECT_NAME", name.value());
    return variables;
  }
}
