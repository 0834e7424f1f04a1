package dev.dhow.cli;

import dev.dhow.app.ProjectSource;
import dev.dhow.app.Screen;
import dev.dhow.app.Screen.ProgressMode;
import dev.dhow.app.UsageException;
import dev.dhow.app.Variables;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.host.DiskSourceReader;
import dev.dhow.host.HostEnvironment;
import dev.dhow.load.LoadRequest;
import dev.dhow.load.Loader;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.render.Colours;
import dev.dhow.render.DiagnosticText;
import dev.dhow.render.JsonRenderer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The project of the files that the root options name or that are found.
final class FileProjects implements ProjectSource {
  private final RootOptions root;
  private final HostEnvironment host;
  private final Screen screen;
  private Map<String, String> variables;

  FileProjects(RootOptions root, HostEnvironment host, Screen screen) {
    this.root = root;
    this.host = host;
    this.screen = screen;
    this.variables = host.variables();
  }

  @Override
  public Project load(Set<String> named, boolean withDependencies) {
    var directory = root.projectDirectory;
    var request =
        new LoadRequest(
            host.workingDirectory(),
            host.variables(),
            root.files,
            directory == null ? null : directory.toString(),
            root.projectName,
            root.profiles,
            root.envFiles,
            named,
            withDependencies);
    var loaded = new Loader(new DiskSourceReader(System.in)).load(request);
    if (!loaded.warnings().isEmpty()) {
      tell(loaded.warnings());
    }
    variables = loaded.variables();
    if (variables().flag("COMPOSE_COMPATIBILITY")) {
      throw new UsageException(
          "COMPOSE_COMPATIBILITY is not supported yet", "unset it, or set it to false");
    }
    return loaded.project();
  }

  private void tell(List<Diagnostic> warnings) {
    if (screen.progress() == ProgressMode.JSON) {
      warnings.stream().map(JsonRenderer::warning).distinct().forEach(screen.err()::println);
    } else {
      screen.err().print(new DiagnosticText(Colours.when(screen.errColors())).of(warnings));
    }
    screen.err().flush();
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
