package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.model.Project;
import dev.dhow.model.Resources;
import dev.dhow.model.Service;
import dev.dhow.source.SourceFile;
import dev.dhow.source.SourceReader;
import dev.dhow.spec.CanonicalProject;
import dev.dhow.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What must hold for any text that is given as a Compose file: it is loaded, or refused with at
/// least one diagnostic; and what `config` prints of it means the same when it is loaded again.
final class LoadedTwice {

  /// What docker compose, too, prints in a form that it does not read: negative sizes, which become
  /// text; keys for `ssh`; devices without capabilities, and hooks without a command.
  private static final Pattern NOT_READ_AGAIN =
      Pattern.compile(
          "(?m)^ +(- )?(mem[a-z_]*|shm_size|size|rate): \"-|^ +ssh:|^ +- count: |^ +- \\{\\}$");

  /// A variable that may be empty where a name is given.
  private static final Pattern VARIABLE_NAME = Pattern.compile("name: *[\"']?\\$");

  /// Of a host: with a comma, or with brackets around brackets.
  private static final Pattern SPLIT_ADDRESS = Pattern.compile("=(.*,|\\[.+]$)");

  private LoadedTwice() {}

  static void check(String text) {
    var first = loaded(text);
    // What needs a disabled service names one that is not printed, in docker compose, too.
    if (first.isPresent()
        && first.get().disabledServices().isEmpty()
        && !hasEmptyText(text)
        && !asksForNoDevice(first.get())
        && !splitsAddresses(first.get())) {
      var printed = canonical(first.get());
      if (NOT_READ_AGAIN.matcher(printed).find()) {
        return;
      }
      assertThat(loaded(printed).map(LoadedTwice::canonical).map(LoadedTwice::withoutDollars))
          .as("loaded again")
          .contains(withoutDollars(printed));
    }
  }

  /// Empty texts are not printed, and some say something else than what is not there, in docker
  /// compose, too: a `network_mode`, the `name` of a network, or a device that is nothing but `::`.
  private static boolean hasEmptyText(String text) {
    return text.contains("\"\"")
        || text.contains("''")
        || text.contains("\"::\"")
        || VARIABLE_NAME.matcher(text).find();
  }

  /// None is not printed, in docker compose, too, and what is not there means all.
  private static boolean asksForNoDevice(Project project) {
    return project.services().values().stream()
        .flatMap(service -> Stream.concat(service.resources().gpus().stream(), reserved(service)))
        .anyMatch(device -> device.count() == 0 && device.ids().isEmpty());
  }

  private static Stream<Resources.DeviceRequest> reserved(Service service) {
    var deploy = service.scheduling().deploy();
    var reservations = deploy == null ? null : deploy.resources().reservations();
    return reservations == null ? Stream.of() : reservations.devices().stream();
  }

  /// Several addresses that are given as one are several once they stand in a list, as they are
  /// printed, and what is printed twice is refused, in docker compose, too.
  private static boolean splitsAddresses(Project project) {
    return project.services().values().stream()
        .flatMap(LoadedTwice::hosts)
        .anyMatch(hosts ->
            Set.copyOf(hosts).size() < hosts.size()
                || hosts.stream().anyMatch(SPLIT_ADDRESS.asPredicate()));
  }

  private static Stream<List<String>> hosts(Service service) {
    var own = service.connectivity().resolution().extraHosts();
    var build = service.build();
    return build == null ? Stream.of(own) : Stream.of(own, build.extraHosts());
  }

  /// Dollar signs of keys are doubled when they are printed, as docker compose does, too, although
  /// there are no variables in keys.
  private static String withoutDollars(String text) {
    return text.replace("$", "");
  }

  /// As `config` prints it.
  private static String canonical(Project project) {
    return YamlWriter.write(CanonicalProject.yamlTree(project)).replace("$", "$$");
  }

  /// Empty when it is refused.
  private static Optional<Project> loaded(String text) {
    var request = LoadRequest.in(Path.of("/project"), Map.of());
    try {
      return Optional.of(new Loader(new OneFile(text)).load(request).project());
    } catch (InvalidProjectException e) {
      assertThat(e.diagnostics()).isNotEmpty();
      return Optional.empty();
    }
  }

  private record OneFile(String text) implements SourceReader {

    @Override
    public Optional<SourceFile> read(Path path) {
      return exists(path) ? Optional.of(new SourceFile("compose.yaml", text)) : Optional.empty();
    }

    @Override
    public boolean exists(Path path) {
      return path.endsWith("compose.yaml");
    }

    @Override
    public boolean isFolder(Path path) {
      return false;
    }
  }
}
