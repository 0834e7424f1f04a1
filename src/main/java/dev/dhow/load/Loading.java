package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.canonical.Canonicalizer;
import dev.dhow.load.canonical.Surroundings;
import dev.dhow.load.check.Checks;
import dev.dhow.load.check.Profiles;
import dev.dhow.load.check.ServiceSelection;
import dev.dhow.load.decode.Decoder;
import dev.dhow.load.decode.Environments;
import dev.dhow.load.env.EnvFileParser;
import dev.dhow.load.interpolate.Interpolator;
import dev.dhow.load.interpolate.UnsetVariables;
import dev.dhow.load.lint.Lint;
import dev.dhow.load.lint.LintSubject;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.source.SourceFile;
import dev.dhow.source.SourceReader;
import dev.dhow.yaml.NodeLocator;
import dev.dhow.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The stages of loading one project, in the order in which [Loader] calls them, with what they
/// share. What cannot be read or has no name ends loading at once; all other mistakes are collected
/// up to the checks.
final class Loading {
  private final LoadRequest request;
  private final SourceReader reader;
  private final LoadSwitches switches;
  private final Diagnostics diagnostics = new Diagnostics();
  private final StageReports reports = new StageReports(diagnostics);
  private final Sources sources;
  private final Traces traces;
  private final Documents documents;
  private final UnsetVariables unset = new UnsetVariables();
  private final EnvFileParser envFileParser;

  /// What does not go together in services, which matters once they are enabled.
  private Map<ServiceName, List<Diagnostic>> disagreements = Map.of();

  Loading(LoadRequest request, SourceReader reader, LoadSwitches switches) {
    this(request, reader, switches, Traces.NONE);
  }

  /// @param traces is told what is only of interest to explaining
  Loading(LoadRequest request, SourceReader reader, LoadSwitches switches, Traces traces) {
    this.traces = traces;
    this.request = request;
    this.reader = reader;
    this.switches = switches;
    this.sources = new Sources(reader, request.workingDirectory(), diagnostics);
    this.documents = new Documents(sources, diagnostics, traces);
    var texts = new Interpolator(request.environment(), unset, diagnostics);
    this.envFileParser = new EnvFileParser(texts::expand, diagnostics);
  }

  Workspace discover() {
    var workspace = discovered();
    stopOnErrors();
    return workspace;
  }

  /// Those of the workspace, even when there are no files in it.
  Map<String, String> variables() {
    return discovered().variables();
  }

  private Workspace discovered() {
    var envFiles = new EnvFiles(request.environment(), sources, envFileParser);
    return new Discovery(request, sources, envFiles, diagnostics).discover();
  }

  List<YamlMapping> read(Workspace workspace) {
    var found = new ArrayList<YamlMapping>();
    for (var path : workspace.files()) {
      found.addAll(documents.read(path, null));
    }
    if (found.isEmpty()) {
      reportEmpty(workspace);
      stopOnErrors();
    }
    stopIfIncomplete();
    return found;
  }

  private void reportEmpty(Workspace workspace) {
    if (!diagnostics.hasErrors()) {
      var first = sources.name(workspace.files().getFirst());
      diagnostics.add(
          Diagnostic.error(
                  Code.EMPTY_FILE,
                  new SourceFile(first, "").wholeFile(),
                  "the compose file is empty")
              .withHint("declare something under `services`"));
    }
  }

  /// What could not be read at all says nothing about what should be in it.
  private void stopIfIncomplete() {
    if (documents.isIncomplete()) {
      stopOnErrors();
    }
  }

  private void stopOnErrors() {
    unset.report(diagnostics);
    diagnostics.stopOnErrors();
  }

  /// @param interpolating whether variables are replaced
  NamedWorkspace name(Workspace workspace, List<YamlMapping> documents, boolean interpolating) {
    // What is wrong with a name's variables is told again, and with all the rest, when its document
    // is interpolated.
    var quiet = new Interpolator(workspace.variables(), new UnsetVariables(), new Diagnostics());
    UnaryOperator<YamlMapping> replace =
        interpolating ? quiet::interpolate : UnaryOperator.identity();
    var naming = new Diagnostics();
    var name = new ProjectNaming(naming).choose(request, workspace, documents, replace);
    reports.take(naming);
    if (name.isEmpty()) {
      diagnostics.stopOnErrors();
    }
    return new NamedWorkspace(workspace, name.orElseThrow());
  }

  /// The stages that make one document of all.
  ///
  /// @param interpolating whether variables are replaced
  Assembly assembly(NamedWorkspace workspace, boolean interpolating) {
    var means =
        new Assembly.Means(
            sources,
            documents,
            envFileParser,
            unset,
            reports,
            traces,
            interpolating,
            partial -> checkPart(workspace, partial, interpolating));
    var scope = interpolating ? Scope.of(workspace) : Scope.asWritten(workspace);
    return new Assembly(scope, means);
  }

  /// What is wrong in the form of one document is wrong also when the next one replaces it.
  private void checkPart(NamedWorkspace workspace, YamlMapping partial, boolean interpolating) {
    var errors = new Diagnostics();
    mistakes(workspace, partial, interpolating).filter(Diagnostic::isError).forEach(errors::add);
    reports.take(errors);
  }

  private Stream<Diagnostic> mistakes(
      NamedWorkspace workspace, YamlMapping document, boolean interpolating) {
    var found = new Diagnostics();
    if (!interpolating) {
      return AsWritten.mistakes(document, surroundings(workspace), header(workspace));
    }
    var canonical = new Canonicalizer(surroundings(workspace), found).canonical(document);
    Decoder.asWritten(header(workspace), found).project(canonical);
    return found.all().stream();
  }

  YamlMapping canonicalize(NamedWorkspace workspace, YamlMapping merged) {
    unset.report(diagnostics);
    stopIfIncomplete();
    var surroundings = surroundings(workspace);
    var canonical =
        reports.of(
            found -> new Canonicalizer(surroundings, found, traces.replaced()).canonical(merged));
    stopAtLimits();
    return canonical;
  }

  /// Looking for further mistakes in what is too large would take the time that limits save.
  private void stopAtLimits() {
    if (diagnostics.all().stream().anyMatch(each -> each.code() == Code.YAML_LIMIT)) {
      diagnostics.stopOnErrors();
    }
  }

  private Surroundings surroundings(NamedWorkspace workspace) {
    return Scope.of(workspace).surroundings(switches.extent());
  }

  /// Without variables replaced, a document cannot be decoded; what is wrong all the same is told.
  LoadedModel model(NamedWorkspace named, YamlMapping merged) {
    var surroundings = surroundings(named);
    mistakes(named, merged, false).forEach(diagnostics::add);
    diagnostics.stopOnErrors();
    var untyped = surroundings.untyped();
    var document = new Canonicalizer(untyped, new Diagnostics()).canonical(merged);
    var name = switches.normalize() ? named.name().value() : null;
    return new LoadedModel(LoadedModel.named(document, name), diagnostics.all());
  }

  Project decode(NamedWorkspace named, YamlMapping canonical) {
    return reports.of(found -> {
      var all = switches.interpolate() ? found : new Diagnostics();
      var decoder = new Decoder(header(named), all);
      var project = decoder.project(canonical);
      disagreements = decoder.disagreements();
      if (!switches.interpolate()) {
        all.all().stream().filter(each -> !AsWritten.isOpen(each)).forEach(found::add);
      }
      return project;
    });
  }

  private static Decoder.Header header(NamedWorkspace named) {
    var workspace = named.workspace();
    return new Decoder.Header(
        named.name(),
        workspace.directory(),
        workspace.files(),
        workspace.envFiles(),
        named.variables());
  }

  /// Enables the services of the active profiles and those that were named, and nothing else. When
  /// there are mistakes, those in env files are told with them.
  Project enable(NamedWorkspace named, Project project, YamlMapping canonical) {
    var profiles = named.workspace().profiles();
    var byProfiles = Profiles.activate(project, profiles);
    check(named, byProfiles, canonical);
    var services = request.services().stream().map(ServiceName::new).sorted().toList();
    var widened = Profiles.withNamed(byProfiles, profiles, services);
    var enabled = byProfiles;
    if (!widened.equals(profiles)) {
      enabled = Profiles.activate(project, widened);
      check(named, enabled, canonical);
    }
    var narrowed = ServiceSelection.narrow(enabled, services, request.withDependencies());
    return request.allResources() ? narrowed : ServiceSelection.withoutUnused(narrowed);
  }

  private void check(NamedWorkspace named, Project project, YamlMapping canonical) {
    var found = new Diagnostics();
    if (switches.check()) {
      Checks.run(project, new NodeLocator(canonical), found);
    } else {
      Checks.runContent(project, new NodeLocator(canonical), found);
    }
    reports.take(disagreementsOf(project));
    reports.take(found, canonical);
    if (diagnostics.hasErrors()) {
      var asked = request.services();
      var services = new TreeMap<>(project.services());
      services.keySet().removeIf(name -> !asked.isEmpty() && !asked.contains(name.value()));
      readEnvFiles(named, project.withServices(services, project.disabledServices()), canonical);
    }
  }

  private Diagnostics disagreementsOf(Project project) {
    var found = new Diagnostics();
    disagreements.forEach((name, each) -> {
      if (project.services().containsKey(name)) {
        each.stream()
            .filter(one -> switches.interpolate() || !AsWritten.isOpen(one))
            .forEach(found::add);
      }
    });
    return found;
  }

  Project readEnvFiles(NamedWorkspace workspace, Project project, YamlMapping canonical) {
    var found = new Diagnostics();
    var files = new VariableFiles(sources, envFileParser, found);
    var reader = new ServiceEnvFiles(sources, files, found);
    var environments =
        new Environments(reader::read, workspace.variables(), new NodeLocator(canonical));
    var services = new TreeMap<>(project.services());
    var labels = new LabelFiles(sources, files, new NodeLocator(canonical), found);
    services.replaceAll((_, service) -> {
      var read = switches.readEnvFiles() ? environments.resolve(service) : service;
      return labels.resolve(read);
    });
    reports.take(found);
    stopOnErrors();
    return project.withServices(services, project.disabledServices());
  }

  Explained explain(Passage passage, Traced traced, String path) {
    var reading = new Sources(reader, request.workingDirectory(), diagnostics);
    return new Explaining(passage, traced, reading, request).explain(path);
  }

  /// @param written the documents of all files
  List<Diagnostic> lint(Passage passage, List<YamlMapping> written, boolean security) {
    var subject =
        new LintSubject(
            passage.project(),
            passage.canonical(),
            written,
            passage.workspace().variables(),
            sources::exists);
    Lint.run(subject, security, diagnostics);
    return diagnostics.all();
  }

  LoadedProject finish(NamedWorkspace workspace, Project project, YamlMapping canonical) {
    return new LoadedProject(project, canonical, diagnostics.all(), workspace.variables());
  }
}
