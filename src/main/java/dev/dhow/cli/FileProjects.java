package dev.dhow.cli;

import dev.dhow.app.ConfigSource;
import dev.dhow.app.ProjectSource;
import dev.dhow.app.Screen;
import dev.dhow.app.Screen.ProgressMode;
import dev.dhow.app.UsageException;
import dev.dhow.app.Variables;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Explanation;
import dev.dhow.host.DiskSourceReader;
import dev.dhow.host.HostEnvironment;
import dev.dhow.load.LoadRequest;
import dev.dhow.load.LoadSwitches;
import dev.dhow.load.LoadedModel;
import dev.dhow.load.Loader;
import dev.dhow.load.Work;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.render.Colours;
import dev.dhow.render.DiagnosticFormat;
import dev.dhow.render.JsonRenderer;
import dev.dhow.source.Span;
import dev.dhow.yaml.NodeLocator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The project of the files that the root options name or that are found.
final class FileProjects implements ProjectSource, ConfigSource {
  private final RootOptions root;
  private final HostEnvironment host;
  private final Screen screen;
  private final DiagnosticFormat format;
  private Map<String, String> variables;
  private @Nullable NodeLocator places;

  FileProjects(RootOptions root, HostEnvironment host, Screen screen, DiagnosticFormat format) {
    this.root = root;
    this.host = host;
    this.screen = screen;
    this.format = format;
    this.variables = host.variables();
  }

  @Override
  public Project load(Work work, Set<String> named, boolean withDependencies) {
    return project(work, request(named, withDependencies), LoadSwitches.ALL);
  }

  @Override
  public Project project(Set<String> named, LoadSwitches switches) {
    return project(Work.READ, request(named, true), switches);
  }

  @Override
  public LoadedModel model(LoadSwitches switches) {
    var model = loader(switches).model(request(Set.of(), true));
    tell(model.warnings());
    return model;
  }

  @Override
  public List<Explanation> explain(String path) {
    return loader(LoadSwitches.ALL).explain(request(Set.of(), true), path);
  }

  @Override
  public List<Diagnostic> lint(boolean security) {
    return loader(LoadSwitches.ALL).lint(request(Set.of(), true), security);
  }

  private static Loader loader(LoadSwitches switches) {
    return new Loader(new DiskSourceReader(System.in), switches);
  }

  private LoadRequest request(Set<String> named, boolean withDependencies) {
    var directory = root.projectDirectory;
    return new LoadRequest(
        host.workingDirectory(),
        environment(),
        root.files,
        directory == null ? null : directory.toString(),
        root.projectName,
        root.profiles,
        root.envFiles,
        named,
        withDependencies);
  }

  /// The folder dhow was started in can be used as a variable even where no shell set it.
  private Map<String, String> environment() {
    var environment = new HashMap<>(host.variables());
    environment.putIfAbsent("PWD", host.workingDirectory().toString());
    return environment;
  }

  private Project project(Work work, LoadRequest request, LoadSwitches switches) {
    var loaded = loader(switches).load(request);
    var project = loaded.projectFor(work);
    tell(loaded.warnings());
    variables = loaded.variables();
    places = new NodeLocator(loaded.canonical());
    if (variables().flag("COMPOSE_COMPATIBILITY")) {
      throw new UsageException(
          "COMPOSE_COMPATIBILITY is not supported yet", "unset it, or set it to false");
    }
    return project;
  }

  private void tell(List<Diagnostic> warnings) {
    if (warnings.isEmpty()) {
      return;
    }
    if (format == DiagnosticFormat.TEXT && screen.progress() == ProgressMode.JSON) {
      warnings.stream().map(JsonRenderer::warning).distinct().forEach(screen.err()::println);
    } else {
      var colours = Colours.when(screen.errColors());
      screen.err().print(format.write(warnings, colours, Version.number()));
    }
    screen.err().flush();
  }

  @Override
  public @Nullable Span place(String... path) {
    return places == null ? null : places.at(path);
  }

  @Override
  public Variables variables() {
    return new Variables(variables);
  }

  @Override
  public Optional<ProjectName> nameOnly() {
    var fileGiven = !root.files.isEmpty();
    return fileGiven
        ? Optional.empty()
        : Optional.ofNullable(root.projectName)
            .filter(name -> !name.isEmpty())
            .map(name -> projectName(name.toLowerCase(Locale.ROOT)));
  }

  private static ProjectName projectName(String name) {
    if (!ProjectName.allows(name)) {
      throw new UsageException("`%s` (-p) cannot name a project".formatted(name), ProjectName.RULE);
    }
    return new ProjectName(name);
  }
}
