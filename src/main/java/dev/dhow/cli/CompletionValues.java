package dev.dhow.cli;

import dev.dhow.engine.docker.DockerEngine;
import dev.dhow.host.HostEnvironment;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.Labels;
import dev.dhow.state.ObservedContainer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the project's files and the engine know while somebody types. Whatever goes wrong leads to
/// fewer candidates and to no message, which would stand in the middle of a command line.
final class CompletionValues implements Completion.Values {
  private final RootOptions root;
  private final HostEnvironment host = HostEnvironment.current();

  CompletionValues(RootOptions root) {
    this.root = root;
  }

  @Override
  public List<String> services() {
    var named = root.projectName;
    if (named != null && !named.isEmpty() && root.files.isEmpty()) {
      return ofContainers(named);
    }
    return all().map(Service::name).map(ServiceName::value).sorted().toList();
  }

  private List<String> ofContainers(String name) {
    if (!ProjectName.allows(name)) {
      return List.of();
    }
    return ask(engine -> engine.containers(new ProjectName(name))).stream()
        .map(ObservedContainer::service)
        .filter(service -> !service.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public List<String> profiles() {
    var profiles = new ArrayList<>(all().flatMap(each -> each.profiles().stream()).toList());
    if (!profiles.isEmpty()) {
      profiles.add("*");
    }
    return profiles.stream().distinct().sorted().toList();
  }

  @Override
  public List<String> projects() {
    return ask(engine -> engine.insight().projects()).stream()
        .map(each -> each.label(Labels.PROJECT))
        .distinct()
        .sorted()
        .toList();
  }

  /// Those that profiles leave out, too: naming one enables it.
  private Stream<Service> all() {
    return project().stream()
        .flatMap(project ->
            Stream.concat(
                project.services().values().stream(),
                project.disabledServices().values().stream()));
  }

  private Optional<Project> project() {
    try {
      return Optional.of(new FileProjects(root, host, _ -> {}).load(Set.of(), true));
    } catch (RuntimeException _) {
      return Optional.empty(); // mistakes in the files or on the disk: nothing to choose from
    }
  }

  private interface Question {
    List<ObservedContainer> to(DockerEngine engine) throws InterruptedException;
  }

  private List<ObservedContainer> ask(Question question) {
    try (var engine = DockerEngine.of(root.engineFlags(host.variables()), InstantSource.system())) {
      return question.to(engine);
    } catch (RuntimeException _) {
      return List.of(); // there is nobody to ask, or no telling whom
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
