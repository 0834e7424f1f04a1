package dev.dhow.load;

import dev.dhow.load.merge.Layer;
import dev.dhow.model.Project;
import dev.dhow.yaml.YamlMapping;
import java.util.List;

/// What a project was on its way through the stages, for those who want to know more of it than
/// what came out.
///
/// @param documents of all files that were read, as they were written
/// @param resolved with variables replaced
/// @param extended with what services extend below them
/// @param canonical all of them merged and in canonical form
/// @param project complete
record Passage(
    NamedWorkspace workspace,
    List<YamlMapping> documents,
    List<Layer> resolved,
    List<Layer> extended,
    YamlMapping canonical,
    Project project) {

  Passage {
    documents = List.copyOf(documents);
    resolved = List.copyOf(resolved);
    extended = List.copyOf(extended);
  }
}
