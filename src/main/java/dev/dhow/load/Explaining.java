package dev.dhow.load;

import dev.dhow.diagnostic.Explanation;
import dev.dhow.load.VariableOrigins.Known;
import dev.dhow.load.explain.Explainer;
import dev.dhow.load.explain.NothingThere;
import dev.dhow.source.SourceFile;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Explains the values of a project that was loaded: reads its env files once more, for the places
/// of what they say.
final class Explaining {
  private final Passage passage;
  private final Traced traced;
  private final LoadRequest request;
  private final Settings settings;
  private final List<Map<String, Setting>> projectFiles;
  private final Known project;
  private final FileSettings ofServices;
  private final IdentityHashMap<Scope, Known> ofScopes = new IdentityHashMap<>();

  Explaining(Passage passage, Traced traced, Sources sources, LoadRequest request) {
    this.passage = passage;
    this.traced = traced;
    this.request = request;
    this.settings = new Settings(sources);
    this.projectFiles = read(passage.workspace().workspace().variableFiles());
    this.project = new Known(passage.workspace().variables(), projectFiles);
    this.ofServices = new FileSettings(settings, sources, project);
  }

  Explained explain(String path) {
    var origins = new VariableOrigins(request.environment().keySet(), this::known);
    var name = new NameOrigin(passage.workspace(), request, origins, projectFiles);
    var services = passage.project().services().values();
    var document = name.putInto(ofServices.putInto(passage.canonical(), services));
    var explainer = new Explainer(document, written(), traced.displaced(), origins::of);
    var values = new ArrayList<Explanation>();
    for (var each : explainer.explain(path)) {
      values.add(
          each.path().equals("name")
              ? name.explain(each)
              : each.withEarlier(ofServices.losers(each.path())));
    }
    return new Explained(
        explainer.found(path).orElse(path), values, values.isEmpty() ? advice(document, path) : "");
  }

  private List<YamlNode> written() {
    var all = new ArrayList<YamlNode>(traced.documents());
    all.addAll(ofServices.written());
    return all;
  }

  /// The variables in a file, as it was read for it.
  private Known known(SourceFile file) {
    var ofService = ofServices.known(file);
    if (ofService != null) {
      return ofService;
    }
    var scope = traced.scope(file);
    return scope == null ? project : ofScopes.computeIfAbsent(scope, this::known);
  }

  private Known known(Scope scope) {
    var files = new ArrayList<>(projectFiles);
    files.addAll(read(scope.envFiles()));
    return new Known(scope.variables(), files);
  }

  /// @param files the one that wins first, which is the one that is read last
  private List<Map<String, Setting>> read(List<Path> files) {
    var said = new ArrayList<Map<String, Setting>>();
    var read = new LinkedHashMap<String, String>();
    for (var file : files.reversed()) {
      said.addFirst(settings.of(file, false, request.environment(), read));
    }
    return said;
  }

  private String advice(YamlMapping document, String path) {
    for (var each : traced.removed().entrySet()) {
      var removed = each.getKey();
      if (path.equals(removed)
          || path.startsWith(removed + ".")
          || path.startsWith(removed + "[")) {
        return "`!reset` at %s removed what is at %s"
            .formatted(each.getValue().by(), each.getValue().below().span());
      }
    }
    return NothingThere.advice(document, path);
  }
}
