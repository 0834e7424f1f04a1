package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.render.ContainerList;
import dev.dhow.spec.Fingerprint;
import dev.dhow.spec.Labels;
import dev.dhow.state.ObservedContainer;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// `ps`: what the engine has of the project. Reads only.
public final class Ps {
  private final Workplace workplace;

  public Ps(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code
  public int run(PsOptions options) throws InterruptedException {
    workplace.screen().out().print(text(containers(options), options));
    return 0;
  }

  private List<ObservedContainer> containers(PsOptions options) throws InterruptedException {
    if (options.allProjects()) {
      return workplace.insight().get().projects().stream()
          .filter(container -> isWanted(container, options, Optional.empty()))
          .toList();
    }
    var project = workplace.projects().named();
    project.check(options.services());
    return workplace.engine().get().containers(project.name()).stream()
        .filter(container -> isWanted(container, options, project.files()))
        .toList();
  }

  private static boolean isWanted(
      ObservedContainer container, PsOptions options, Optional<Project> files) {
    var service = container.service();
    if (!options.services().isEmpty()) {
      if (!options.services().contains(service)) {
        return false;
      }
    } else if (!options.orphans() && files.isPresent() && !isEnabled(service, files.get())) {
      return false;
    }
    if (!options.statuses().isEmpty()) {
      return options.statuses().contains(container.status());
    }
    return options.all() || (container.status().isUp() && !container.isOneOff());
  }

  /// Those that profiles leave out count as orphans, as with docker compose.
  private static boolean isEnabled(String service, Project project) {
    return project.services().keySet().stream().anyMatch(each -> each.value().equals(service));
  }

  /// Whether an inspection may tell a person what the listing does not: why it is not healthy, that
  /// memory ran out, or that it was restarted, which the engine only does where it was told to.
  private static boolean hasMoreToTell(ObservedContainer container) {
    return switch (container.status()) {
      case CREATED, REMOVING -> false;
      case PAUSED, RESTARTING, EXITED, DEAD -> true;
      case RUNNING ->
          switch (container.health()) {
            case STARTING, UNHEALTHY -> true;
            case HEALTHY, NONE -> Fingerprint.mayRestart(container.label(Labels.FINGERPRINT));
          };
    };
  }

  private String text(List<ObservedContainer> containers, PsOptions options)
      throws InterruptedException {
    if (options.quiet()) {
      return ContainerList.ids(containers);
    }
    if (options.onlyServices()) {
      return ContainerList.services(containers);
    }
    var list =
        new ContainerList(
            !options.noTrunc(),
            workplace.clock().instant(),
            ZoneId::systemDefault,
            options.allProjects());
    var screen = workplace.screen();
    if (screen.outTerminal() && ContainerList.isUsualTable(options.format())) {
      var unclear = containers.stream().filter(Ps::hasMoreToTell).toList();
      var details = ContainerDetails.of(workplace.engine().get(), unclear);
      list.forPeople(screen.tableColumns(), details);
    }
    return list.text(containers, options.format());
  }
}
