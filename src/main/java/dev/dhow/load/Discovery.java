package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.BooleanText;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds a project's files, directory and variables the way docker compose does: by `-f`, else by
/// `COMPOSE_FILE`, else by the usual names in the directory and those above it.
final class Discovery {
  static final List<String> NAMES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
  private static final List<String> OVERRIDE_NAMES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");
  private static final String DEFAULT_SEPARATOR = ":";
  private static final String DISABLE_ENV_FILE = "COMPOSE_DISABLE_ENV_FILE";

  private final LoadRequest request;
  private final Sources sources;
  private final EnvFiles envFiles;
  private final Diagnostics diagnostics;

  Discovery(LoadRequest request, Sources sources, EnvFiles envFiles, Diagnostics diagnostics) {
    this.request = request;
    this.sources = sources;
    this.envFiles = envFiles;
    this.diagnostics = diagnostics;
  }

  Workspace discover() {
    checkDisabling();
    checkRemote(request.files());
    var given = request.files().stream().map(sources::resolve).toList();
    var asked = askedEnvFiles();
    // The files may be named in the .env of the directory they are then searched from.
    envFiles.add(asked.isEmpty() ? defaultEnvFile(directory(given)) : asked);
    var files = given.isEmpty() ? files() : given;
    var directory = directory(files);
    if (asked.isEmpty()) {
      envFiles.add(defaultEnvFile(directory));
    }
    return new Workspace(
        directory, files, asked, envFiles.files(), envFiles.variables(), profiles());
  }

  private void checkRemote(List<String> files) {
    files.stream()
        .filter(Documents::isRemote)
        .forEach(file -> diagnostics.add(Documents.remote(file, null)));
  }

  private List<Path> askedEnvFiles() {
    var asked =
        request.envFiles().isEmpty()
            ? split(request.environment().get("COMPOSE_ENV_FILES"), ",")
            : request.envFiles();
    return asked.stream().map(sources::resolve).toList();
  }

  private List<Path> defaultEnvFile(Path directory) {
    var file = directory.resolve(".env");
    boolean wanted =
        !BooleanText.isTrue(disableEnvFile()) && sources.exists(file) && !sources.isFolder(file);
    return wanted ? List.of(file) : List.of();
  }

  private void checkDisabling() {
    var disable = disableEnvFile();
    if (!disable.isEmpty() && BooleanText.read(disable).isEmpty()) {
      var message = "`%s` must be true or false, but is `%s`".formatted(DISABLE_ENV_FILE, disable);
      diagnostics.add(
          Diagnostic.error(Code.BAD_VALUE, null, message).withHint("set it to true, or unset it"));
    }
  }

  private String disableEnvFile() {
    return request.environment().getOrDefault(DISABLE_ENV_FILE, "");
  }

  /// The directory that was asked for, else that of the first file, else where dhow was started.
  private Path directory(Collection<Path> files) {
    if (request.projectDirectory() != null) {
      return sources.resolve(request.projectDirectory());
    }
    return files.stream()
        .filter(file -> !file.equals(Sources.STANDARD_INPUT))
        .findFirst()
        .map(Path::getParent)
        .orElse(request.workingDirectory());
  }

  private List<Path> files() {
    var variables = envFiles.variables();
    var named = variables.get("COMPOSE_FILE");
    if (named != null) {
      var files = parts(named, separator(variables));
      checkRemote(files);
      return named(files);
    }
    for (var at = directory(List.of()); at != null; at = at.getParent()) {
      var file = first(at, NAMES, "file");
      if (file.isPresent()) {
        return Stream.concat(file.stream(), first(at, OVERRIDE_NAMES, "override file").stream())
            .toList();
      }
    }
    diagnostics.add(
        Diagnostic.error(
                Code.FILE_NOT_FOUND,
                null,
                "there is no compose file in " + directory(List.of()) + " or above it")
            .withHint("go to a folder with a compose.yaml, or name a file with -f"));
    return List.of();
  }

  private List<Path> named(List<String> names) {
    var given = names.stream().filter(name -> !name.isEmpty()).toList();
    if (given.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(Code.FILE_NOT_FOUND, null, "`COMPOSE_FILE` is set, but names no file")
              .withHint("unset it, or name a compose file in it"));
    } else if (given.size() < names.size()) {
      diagnostics.add(
          Diagnostic.error(
                  Code.FILE_NOT_FOUND,
                  null,
                  "`COMPOSE_FILE` has a separator with no file beside it")
              .withHint("remove the separator"));
    }
    return given.stream().map(sources::resolve).toList();
  }

  private static String separator(Map<String, String> variables) {
    var separator = variables.getOrDefault("COMPOSE_PATH_SEPARATOR", "");
    return separator.isEmpty() ? DEFAULT_SEPARATOR : separator;
  }

  private Optional<Path> first(Path directory, List<String> names, String what) {
    var found = names.stream().map(directory::resolve).filter(sources::exists).toList();
    if (found.size() > 1) {
      var all = found.stream().map(sources::name).collect(Collectors.joining("`, `", "`", "`"));
      diagnostics.add(
          Diagnostic.warning(
                  Code.SEVERAL_FILES, null, "there is more than one compose " + what + ": " + all)
              .withHint("`" + sources.name(found.getFirst()) + "` is used; remove the others"));
    }
    return found.stream().findFirst();
  }

  private Set<String> profiles() {
    // Without any the profile of no name is active, as docker compose has it.
    var profiles =
        request.profiles().isEmpty()
            ? List.of(envFiles.variables().getOrDefault("COMPOSE_PROFILES", "").split(",", -1))
            : request.profiles();
    return profiles.stream()
        .map(String::strip)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<String> split(@Nullable String list, String separator) {
    return list == null
        ? List.of()
        : parts(list, separator).stream().filter(part -> !part.isEmpty()).toList();
  }

  private static List<String> parts(String list, String separator) {
    return List.of(list.split(Pattern.quote(separator), -1));
  }
}
