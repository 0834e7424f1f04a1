package dev.dhow.load;

import dev.dhow.diagnostic.Explanation;
import dev.dhow.load.env.EnvFileParser;
import dev.dhow.load.explain.Explainer;
import dev.dhow.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Explains the values of a project that was loaded: reads its env files once more, for the places
/// of what they say.
final class Explaining {
  private final Passage passage;
  private final Traced traced;
  private final Sources sources;
  private final EnvFileParser parser;
  private final LoadRequest request;

  Explaining(
      Passage passage, Traced traced, Sources sources, EnvFileParser parser, LoadRequest request) {
    this.passage = passage;
    this.traced = traced;
    this.sources = sources;
    this.parser = parser;
    this.request = request;
  }

  List<Explanation> explain(String path) {
    var origins = variableOrigins();
    var explainer =
        new Explainer(passage.canonical(), traced.documents(), traced.displaced(), origins::of);
    var explanations = new ArrayList<>(explainer.explain(path));
    var variables = new ServiceVariables(sources, parser, passage.workspace().variables());
    for (var service : passage.project().services().values()) {
      explanations.replaceAll(each -> variables.complete(each, service));
      explanations.addAll(variables.explain(service, path));
    }
    return explanations;
  }

  private VariableOrigins variableOrigins() {
    var workspace = passage.workspace().workspace();
    var files =
        workspace.envFiles().isEmpty()
            ? List.of(
                request.workingDirectory().resolve(".env"), workspace.directory().resolve(".env"))
            : workspace.envFiles().reversed();
    var known = new HashMap<List<Path>, List<Map<String, Span>>>();
    return new VariableOrigins(
        request.environment().keySet(),
        places(files),
        file -> known.computeIfAbsent(traced.envFiles(file), this::places));
  }

  private List<Map<String, Span>> places(List<Path> envFiles) {
    var places = new ArrayList<Map<String, Span>>();
    for (var file : envFiles) {
      if (sources.exists(file) && !sources.isFolder(file)) {
        sources
            .read(file, "the env file", null)
            .map(found -> parser.places(found, request.environment(), false))
            .ifPresent(places::add);
      }
    }
    return places;
  }
}
