package dev.dhow.load;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.model.ProjectName;
import dev.dhow.source.SourceReader;
import dev.dhow.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a project of files, stage by stage. Each reports all it finds, and the next one goes on
/// with what is left, so that one run tells of every mistake.
public final class Loader {
  private final SourceReader reader;
  private final LoadSwitches switches;

  public Loader(SourceReader reader) {
    this(reader, LoadSwitches.ALL);
  }

  public Loader(SourceReader reader, LoadSwitches switches) {
    this.reader = reader;
    this.switches = switches;
  }

  /// The variables of the environment and the env files, whatever is wrong with the project's
  /// files.
  public Map<String, String> variables(LoadRequest request) {
    return new Loading(request, reader, switches).variables();
  }

  /// What the project is called, where its files let that be told although they hold mistakes.
  public Optional<ProjectName> name(LoadRequest request) {
    var loading = new Loading(request, reader, switches);
    try {
      var workspace = loading.discover();
      return Optional.of(loading.name(workspace, loading.read(workspace), true).name());
    } catch (InvalidProjectException _) {
      return Optional.empty(); // what is wrong with them has been told by [#load]
    }
  }

  /// @throws dev.dhow.diagnostic.InvalidProjectException with every mistake that was found
  public LoadedProject load(LoadRequest request) {
    var loading = new Loading(request, reader, switches);
    var passage = pass(loading);
    return loading.finish(passage.workspace(), passage.project(), passage.canonical());
  }

  private Passage pass(Loading loading) {
    var canonical = canonical(loading);
    var named = canonical.workspace();
    var document = canonical.document();
    var project = loading.decode(named, document);
    var enabled = loading.enable(named, project, document);
    var complete = loading.readEnvFiles(named, enabled, document);
    return new Passage(named, document, complete);
  }

  /// Up to here all is documents; those that others were made of are let go, as they may be large.
  private Assembled canonical(Loading loading) {
    var assembled = assembled(loading, switches.interpolate());
    var named = assembled.workspace();
    return new Assembled(named, loading.canonicalize(named, assembled.document()));
  }

  /// @param interpolating whether variables are replaced
  private static Assembled assembled(Loading loading, boolean interpolating) {
    var workspace = loading.discover();
    var documents = loading.read(workspace);
    var named = loading.name(workspace, documents, interpolating);
    var assembly = loading.assembly(named, interpolating);
    var resolved = assembly.interpolate(documents);
    var extended = assembly.extend(resolved);
    var included = assembly.include(extended);
    return new Assembled(named, assembly.merge(included));
  }

  private record Assembled(NamedWorkspace workspace, YamlMapping document) {}

  /// Everything that is wrong with the files, or else what is probably not meant.
  ///
  /// @param security whether to look for what is not safe, too
  public List<Diagnostic> lint(LoadRequest request, boolean security) {
    var written = new ArrayList<YamlMapping>();
    var loading = new Loading(request, reader, switches, Traces.NONE.keeping(written::add));
    try {
      return loading.lint(pass(loading), written, security);
    } catch (InvalidProjectException e) {
      return e.diagnostics();
    }
  }

  /// Where the values at and below a path come from.
  ///
  /// @param path such as `services.web.environment.DB`
  /// @throws dev.dhow.diagnostic.InvalidProjectException with every mistake that was found
  public Explained explain(LoadRequest request, String path) {
    var traced = new Traced();
    var loading = new Loading(request, reader, switches, traced.traces());
    return loading.explain(pass(loading), traced, path);
  }

  /// What `config --no-interpolate` shows: nothing is narrowed to what is enabled or used.
  ///
  /// @throws dev.dhow.diagnostic.InvalidProjectException with the mistakes that do not depend on
  ///   what variables hold
  public LoadedModel model(LoadRequest request) {
    var loading = new Loading(request, reader, switches);
    var assembled = assembled(loading, false);
    return loading.model(assembled.workspace(), assembled.document());
  }
}
