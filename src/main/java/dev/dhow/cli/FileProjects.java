package dev.dhow.cli;

import dev.dhow.app.ConfigSource;
import dev.dhow.app.NamedProject;
import dev.dhow.app.ParallelLimit;
import dev.dhow.app.ProjectSource;
import dev.dhow.app.UsageException;
import dev.dhow.app.Variables;
import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.host.DiskSourceReader;
import dev.dhow.host.HostEnvironment;
import dev.dhow.load.Explained;
import dev.dhow.load.LoadRequest;
import dev.dhow.load.LoadSwitches;
import dev.dhow.load.LoadedModel;
import dev.dhow.load.Loader;
import dev.dhow.load.Work;
import dev.dhow.model.Naming;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.source.Span;
import dev.dhow.yaml.NodeLocator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The project of the files that the root options name or that are found.
final class FileProjects implements ProjectSource, ConfigSource {
  private static final String NAME = "COMPOSE_PROJECT_NAME";

  private final RootOptions root;
  private final HostEnvironment host;
  private final Consumer<List<Diagnostic>> warnings;
  private Map<String, String> variables;
  private @Nullable NodeLocator places;

  /// @param warnings told what should be known of the files
  FileProjects(RootOptions root, HostEnvironment host, Consumer<List<Diagnostic>> warnings) {
    this.root = root;
    this.host = host;
    this.warnings = warnings;
    this.variables = host.variables();
  }

  @Override
  public Project load(Work work, Set<String> named, boolean withDependencies) {
    return project(work, request(named, withDependencies), LoadSwitches.ALL);
  }

  @Override
  public Project project(Set<String> named, LoadSwitches switches) {
    return project(Work.READ, request(named, true), switchesFor(switches));
  }

  @Override
  public LoadedModel model(LoadSwitches switches) {
    var model = loader(switchesFor(switches)).model(request(Set.of(), true));
    tell(model.warnings());
    return model;
  }

  @Override
  public Explained explain(String path) {
    return loader(LoadSwitches.ALL).explain(request(Set.of(), true), path);
  }

  @Override
  public List<Diagnostic> lint(boolean security) {
    return loader(LoadSwitches.ALL).lint(request(Set.of(), true), security);
  }

  /// The flag has `config` fill in nothing, as in docker compose; the variable has not.
  private LoadSwitches switchesFor(LoadSwitches asked) {
    return root.compatibility ? asked.withoutNormalizing() : asked;
  }

  private static Loader loader(LoadSwitches switches) {
    return new Loader(new DiskSourceReader(System.in), switches);
  }

  private LoadRequest request(Set<String> named, boolean withDependencies) {
    return request(named, withDependencies, root.projectName);
  }

  private LoadRequest request(
      Set<String> named, boolean withDependencies, @Nullable String projectName) {
    var directory = root.projectDirectory;
    return new LoadRequest(
        host.workingDirectory(),
        environment(),
        root.files,
        directory == null ? null : directory.toString(),
        projectName,
        root.profiles,
        root.envFiles,
        named,
        withDependencies,
        root.allResources);
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
    ParallelLimit.of(root.parallel, variables());
    if (root.compatibility || variables().flag("COMPOSE_COMPATIBILITY")) {
      project = project.withNaming(Naming.UNDERSCORES);
    }
    return work == Work.RUN ? FileContents.read(project) : project;
  }

  private void tell(List<Diagnostic> told) {
    if (!told.isEmpty()) {
      warnings.accept(told);
    }
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
  public NamedProject named() {
    var given = nameAlone();
    if (given.isPresent()) {
      ParallelLimit.of(root.parallel, variables());
      return NamedProject.only(given.get());
    }
    try {
      return NamedProject.of(load(Set.of(), true));
    } catch (InvalidProjectException e) {
      return NamedProject.only(nameDespite(e));
    }
  }

  @Override
  public NamedProject described() {
    var given = nameAlone();
    var called = given.map(ProjectName::value).orElse(root.projectName);
    try {
      var request = request(Set.of(), true, called);
      return NamedProject.of(project(Work.READ, request, LoadSwitches.ALL));
    } catch (InvalidProjectException e) {
      given.ifPresent(name -> tellMistakes(e, name, "-p"));
      var name = given.orElseGet(() -> nameDespite(e));
      if (!holdMistakes(e)) {
        warnings.accept(
            List.of(
                Diagnostic.warning(
                        Code.FILE_NOT_FOUND,
                        null,
                        "no files were read, so what `%s` is to have is not known".formatted(name))
                    .withHint("go to the folder of its files, or name them with -f")));
      }
      return NamedProject.only(name);
    }
  }

  /// The name on the command line, where it stands without a file.
  private Optional<ProjectName> nameAlone() {
    var given = root.projectName;
    return given == null || given.isEmpty() || !root.files.isEmpty()
        ? Optional.empty()
        : Optional.of(projectName(given, "-p"));
  }

  /// What the environment or an env file calls the project whose files cannot be used.
  private ProjectName nameDespite(InvalidProjectException mistakes) {
    var request = request(Set.of(), true);
    variables = loader(LoadSwitches.ALL).variables(request);
    var name = variables.getOrDefault(NAME, "");
    if (name.isEmpty() || (root.projectName != null && !root.projectName.isEmpty())) {
      var called = loader(LoadSwitches.ALL).name(request).map(ProjectName::value).orElse("NAME");
      var instead = root.files.isEmpty() ? "" : " instead of -f";
      throw mistakes.withAdvice("this can do without the files: -p " + called + instead);
    }
    var found = projectName(name, NAME);
    tellMistakes(mistakes, found, NAME);
    return found;
  }

  /// @param from what gives the name that one can go on with
  private void tellMistakes(InvalidProjectException mistakes, ProjectName name, String from) {
    if (holdMistakes(mistakes)) {
      warnings.accept(
          List.of(
              Diagnostic.warning(
                      Code.FILE_UNREADABLE,
                      null,
                      "the files hold mistakes; going on with the name `%s` (%s) alone"
                          .formatted(name, from))
                  .withHint("see what is wrong with `dhow config -q`")));
    }
  }

  /// Whether there are files, and something is wrong with them.
  private static boolean holdMistakes(InvalidProjectException mistakes) {
    return !mistakes.diagnostics().stream().allMatch(Diagnostic::isOfMissingFile);
  }

  private static ProjectName projectName(String name, String from) {
    var lowered = name.toLowerCase(Locale.ROOT);
    if (!ProjectName.allows(lowered)) {
      throw new UsageException(
          "`%s` (%s) cannot name a project".formatted(name, from), ProjectName.RULE);
    }
    return new ProjectName(lowered);
  }
}
