package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.diagnostic.Suggestion;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.Storage.FileMount;
import dev.dhow.source.Span;
import dev.dhow.yaml.NodeLocator;
import java.util.Collection;
import java.util.List;

/// The configs, secrets and models of services are defined.
final class ReferenceCheck implements Check {

  @Override
  public void check(Project project, NodeLocator places, Diagnostics diagnostics) {
    for (var service : project.services().values()) {
      var search = new Search(service, places, diagnostics);
      var storage = service.storage();
      search.files("config", Code.UNDEFINED_CONFIG, storage.configs(), project.configs().keySet());
      search.files("secret", Code.UNDEFINED_SECRET, storage.secrets(), project.secrets().keySet());
      for (var model : service.connectivity().models().keySet()) {
        var place = search.place("models", model);
        search.look("model", Code.UNDEFINED_MODEL, model, project.models().keySet(), place);
      }
    }
  }

  private record Search(Service service, NodeLocator places, Diagnostics diagnostics) {

    Span place(String... path) {
      return path.length == 2
          ? places.at("services", service.name().value(), path[0], path[1])
          : places.at("services", service.name().value(), path[0]);
    }

    void files(String kind, Code code, List<FileMount> files, Collection<String> known) {
      for (int i = 0; i < files.size(); i++) {
        look(kind, code, files.get(i).source(), known, place(kind + "s", Integer.toString(i)));
      }
    }

    void look(String kind, Code code, String name, Collection<String> known, Span place) {
      if (!known.contains(name) && !places.mayHave(kind + "s", name)) {
        diagnostics.add(
            Diagnostic.error(
                    code,
                    place,
                    "service \"%s\" uses %s \"%s\", which is not defined"
                        .formatted(service.name(), kind, name))
                .withHint(
                    Suggestion.of(name, known)
                        .map(word -> "did you mean `" + word + "`?")
                        .orElse("add `%s:` under %ss".formatted(name, kind))));
      }
    }
  }
}
