package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.render.ContainerList;
import dev.dhow.state.ObservedContainer;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `ps`: what the engine has of the project. Reads only.
public final class Ps {
  private final Workplace workplace;

  public Ps(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code
  public int run(PsOptions options) throws InterruptedException {
    var name = workplace.projects().nameOnly();
    var project =
        name.isPresent()
            ? Optional.<Project>empty()
            : Optional.of(workplace.projects().load(Set.of(), true));
    var known = project.map(KnownServices::of);
    known.ifPresent(services -> services.check(options.services()));
    var projectName = name.or(() -> project.map(Project::name)).orElseThrow();
    var containers =
        workplace.engine().get().containers(projectName).stream()
            .filter(container -> isWanted(container, options, known))
            .toList();
    workplace.screen().out().print(text(containers, options));
    return 0;
  }

  private static boolean isWanted(
      ObservedContainer container, PsOptions options, Optional<KnownServices> known) {
    var service = container.service();
    if (!options.services().isEmpty() && !options.services().contains(service)) {
      return false;
    }
    if (!options.orphans() && known.isPresent() && !known.get().contains(service)) {
      return false;
    }
    if (!options.statuses().isEmpty()) {
      return options.statuses().contains(container.status());
    }
    return options.all() || (container.status().isUp() && !container.isOneOff());
  }

  private String text(List<ObservedContainer> containers, PsOptions options) {
    if (options.quiet()) {
      return ContainerList.ids(containers);
    }
    if (options.onlyServices()) {
      return ContainerList.services(containers);
    }
    return new ContainerList(
            !options.noTrunc(), workplace.clock().instant(), ZoneId.systemDefault())
        .text(containers, options.format());
  }
}
