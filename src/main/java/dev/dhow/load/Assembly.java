package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.canonical.Canonicalizer;
import dev.dhow.load.canonical.Extent;
import dev.dhow.load.canonical.Surroundings;
import dev.dhow.load.env.EnvFileParser;
import dev.dhow.load.extend.Extender;
import dev.dhow.load.include.Importer;
import dev.dhow.load.include.Inclusion;
import dev.dhow.load.interpolate.Interpolator;
import dev.dhow.load.interpolate.UnsetVariables;
import dev.dhow.load.merge.Layer;
import dev.dhow.load.merge.Merger;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes one document of those of a project: [Loader] calls the stages in their order. A project
/// that is included is assembled the same way, in a scope of its own.
final class Assembly {
  /// Long forms, and nothing that further documents could still say otherwise.
  private static final Extent LONG_FORMS = new Extent(false, false, false, true);

  private static final Extent LONG_FORMS_AND_PATHS = new Extent(false, false, true, true);
  private static final Extent EXTENDED = new Extent(false, false, true, false);

  /// How many things are looked at again for documents on top of each other.
  private static final long MOST_EFFORT = 3_000_000;

  private final Scope scope;
  private final Means means;
  private final Map<Path, Optional<Layer>> opened = new HashMap<>();

  /// What all assemblies of a project work with.
  ///
  /// @param traces is told what is only of interest to explaining
  /// @param interpolating whether variables are replaced
  /// @param partial checks what the documents below the last one say by themselves
  record Means(
      Sources sources,
      Documents documents,
      EnvFileParser envFileParser,
      UnsetVariables unset,
      StageReports reports,
      Traces traces,
      boolean interpolating,
      Consumer<YamlMapping> partial) {}

  Assembly(Scope scope, Means means) {
    this.scope = scope;
    this.means = means;
  }

  List<Layer> interpolate(List<YamlMapping> documents) {
    return means
        .reports()
        .of(found -> {
          var interpolator = new Interpolator(scope.variables(), means.unset(), found);
          return documents.stream()
              .map(Layer::of)
              .map(layer -> means.interpolating() ? layer.with(interpolator::interpolate) : layer)
              .toList();
        });
  }

  List<Layer> extend(List<Layer> layers) {
    return means
        .reports()
        .of(found -> {
          var extender = new Extender(this::open, found, means.traces().displaced());
          return layers.stream().map(extender::extend).toList();
        });
  }

  /// A file that services extend: its documents as one, with nothing extended in it yet.
  private Optional<Layer> open(YamlScalar file) {
    return means
        .documents()
        .path(file)
        .map(scope::resolve)
        .flatMap(path -> opened.computeIfAbsent(path, _ -> open(path, file)));
  }

  private Optional<Layer> open(Path path, YamlScalar file) {
    var documents = means.documents().read(path, file.span());
    if (documents.isEmpty()) {
      return Optional.empty();
    }
    means.traces().scopes().accept(documents.getFirst().span().file(), scope);
    var layers = interpolate(documents);
    var folder = Optional.ofNullable(path.getParent()).orElse(path);
    var merged = canonical(merge(layers), scope.surroundings(folder, EXTENDED));
    return Optional.of(layers.getLast().with(_ -> merged));
  }

  List<Layer> include(List<Layer> layers) {
    return layers.stream().map(layer -> layer.with(this::include)).toList();
  }

  private YamlMapping include(YamlMapping document) {
    var inclusions = means.reports().of(found -> Inclusion.of(document, found));
    var result = Importer.withoutInclude(document);
    for (var inclusion : inclusions) {
      var included = new Includer(scope, means).read(inclusion);
      if (included.isPresent()) {
        var below = result;
        result = means.reports().of(found -> new Importer(found).add(below, included.get()));
      }
    }
    return result;
  }

  /// All documents of an included project as one, in long form.
  YamlMapping included(List<YamlMapping> documents) {
    var merged = merge(include(extend(interpolate(documents))));
    var canonical = canonical(merged, scope.surroundings(LONG_FORMS_AND_PATHS));
    return Canonicalizer.withContexts(canonical, scope.directory());
  }

  /// The documents below the last one are brought into long form, as docker compose does, for what
  /// is put on top of them.
  YamlMapping merge(List<Layer> layers) {
    return means
        .reports()
        .of(found -> {
          var merger = new Merger(found, means.traces().displaced());
          var surroundings = scope.surroundings(scope.directory(), LONG_FORMS);
          var longForms = canonicalizer(surroundings, found);
          var news = new News();
          return merger.merge(
              layersThatFit(layers, found),
              below -> {
                means.partial().accept(news.of(below));
                var prepared = longForms.canonical(below);
                news.know(prepared);
                return prepared;
              });
        });
  }

  /// Each document makes all things in those below it be looked at again, so that their number
  /// multiplies with how many these are. Of too many only the first is kept, as what is wrong has
  /// been told.
  private static List<Layer> layersThatFit(List<Layer> layers, Diagnostics found) {
    long below = 0;
    long effort = 0;
    for (int i = 0; i < layers.size(); i++) {
      effort += below;
      if (effort > MOST_EFFORT) {
        found.add(
            Diagnostic.error(
                    Code.YAML_LIMIT,
                    layers.get(i).document().span(),
                    "too many large documents are put on top of each other")
                .withHint("write what belongs together into one document"));
        return layers.subList(0, 1);
      }
      below += things(layers.get(i).document());
    }
    return layers;
  }

  private static long things(YamlMapping document) {
    return document.entries().stream()
        .mapToLong(section ->
            section.value() instanceof YamlMapping things ? 1 + things.entries().size() : 1)
        .sum();
  }

  private YamlMapping canonical(YamlMapping document, Surroundings surroundings) {
    return means.reports().of(found -> canonicalizer(surroundings, found).canonical(document));
  }

  private Canonicalizer canonicalizer(Surroundings surroundings, Diagnostics found) {
    return new Canonicalizer(surroundings, found, means.traces().replaced());
  }
}
