package dev.dhow.app;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.engine.EngineException;
import dev.dhow.load.ShortForms;
import dev.dhow.load.Work;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.Attendance;
import dev.dhow.spec.Labels;
import dev.dhow.spec.OneOff;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `run`: makes a container of a service for one command, with all that the service needs, and
/// lends it the standard streams.
///
/// Up to where the container could be started it is an `up`, and runs as such.
public final class OneOffRun {
  private static final int SLUG_BYTES = 32;

  private final Workplace workplace;
  private final Consumer<List<Diagnostic>> warnings;

  /// @param warnings told what should be known of flags
  public OneOffRun(Workplace workplace, Consumer<List<Diagnostic>> warnings) {
    this.workplace = workplace;
    this.warnings = warnings;
  }

  /// @return the command's exit code, as far as that is awaited
  public int run(OneOffOptions options) throws InterruptedException {
    var console = workplace.console();
    boolean terminal = Lending.wantsTerminal(console, options.noTerminal(), options.interactive());
    var loaded = load(options);
    var oneOff = oneOff(options, terminal);
    var name = name(loaded, options, oneOff);
    var project = new Up(workplace, "run").equipped(changed(loaded, options, name, terminal));
    var attendant = attendant(project, options, oneOff, name, terminal);
    return attendant == null ? 0 : attendant.startAndStay(options.remove());
  }

  /// @return who starts the container that was made; null when nobody stays with it
  private @Nullable Attendant attendant(
      Project project, OneOffOptions options, OneOff oneOff, String name, boolean terminal)
      throws InterruptedException {
    try {
      create(project, options, oneOff);
      if (options.base().dryRun()) {
        return null;
      }
      var container = container(project, name);
      if (options.detach()) {
        workplace.screen().out().println(container.value());
        return null;
      }
      return new Attendant(workplace, container, options.interactive(), terminal);
    } catch (InterruptedException | RuntimeException e) {
      if (options.remove() && !options.base().dryRun()) {
        workplace.interruptions().awaitDelivery();
        removeUnlessItRan(project, oneOff, e);
      }
      throw e;
    }
  }

  /// The engine removes only what has run.
  private void removeUnlessItRan(Project project, OneOff oneOff, Exception failure)
      throws InterruptedException {
    var engine = workplace.engine().get();
    try {
      for (var each : engine.containers(project.name())) {
        if (each.label(Labels.SLUG).equals(oneOff.slug())
            && each.status() == ContainerStatus.CREATED) {
          engine.remove(each.id(), true);
        }
      }
    } catch (EngineException e) {
      failure.addSuppressed(e);
    }
  }

  private Project load(OneOffOptions options) {
    var base = options.base();
    var project = workplace.projects().load(Work.RUN, base.services(), !base.noDeps());
    KnownServices.of(project).check(options.service());
    var service = project.services().get(new ServiceName(options.service()));
    if (service == null) {
      throw new UsageException(
          "no such service: " + options.service(), "enable a profile of it with --profile");
    }
    if (service.provider() != null) {
      throw new UsageException(
          "service \"%s\" is provided by a program and has no containers"
              .formatted(options.service()),
          "run a command of another service");
    }
    return project;
  }

  private OneOff oneOff(OneOffOptions options, boolean terminal) throws InterruptedException {
    var bytes = new byte[SLUG_BYTES];
    new SecureRandom().nextBytes(bytes);
    boolean shown = terminal && !options.detach();
    var size = workplace.console().size();
    return new OneOff(
        new ServiceName(options.service()),
        HexFormat.of().formatHex(bytes),
        options.aliases(),
        options.detach() || options.base().dryRun(),
        new Attendance(
            options.interactive(),
            options.remove(),
            shown ? size.rows() : 0,
            shown ? size.columns() : 0));
  }

  private static String name(Project project, OneOffOptions options, OneOff oneOff) {
    var given = options.name();
    return given == null || given.isEmpty()
        ? project
            .naming()
            .join(project.name(), options.service(), "run", OneOff.suffix(oneOff.slug()))
        : given;
  }

  private Project changed(Project project, OneOffOptions options, String name, boolean terminal) {
    var variables = workplace.projects().variables();
    var home = variables.value("HOME").map(Path::of).orElse(null);
    var forms =
        new ShortForms(project, options.folder(), home, each -> warnings.accept(List.of(each)));
    var services = new TreeMap<ServiceName, Service>(project.services());
    services.computeIfPresent(
        new ServiceName(options.service()),
        (_, service) -> new OneOffService(options, forms, variables).of(service, name, terminal));
    return project.withServices(services, project.disabledServices());
  }

  private void create(Project project, OneOffOptions options, OneOff oneOff)
      throws InterruptedException {
    var shown = RunOptions.up("run", options.base());
    try (var runs = new PlanRuns(workplace, project.name(), shown)) {
      new Up(workplace, "run").converge(project, options.base(), oneOff, runs);
    }
  }

  private ContainerId container(Project project, String name) throws InterruptedException {
    return workplace.engine().get().containers(project.name()).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new EngineException.NotFound(
                "container " + name + " has been removed before it could be started", null))
        .id();
  }
}
