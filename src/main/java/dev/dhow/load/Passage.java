package dev.dhow.load;

import dev.dhow.model.Project;
import dev.dhow.yaml.YamlMapping;

/// What a project was on its way through the stages, for those who want to know more of it than
/// what came out.
///
/// @param canonical all of its files merged and in canonical form
/// @param project complete
record Passage(NamedWorkspace workspace, YamlMapping canonical, Project project) {}
