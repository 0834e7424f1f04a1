package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.plan.Drafts;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Planner;
import dev.dhow.plan.Preflight;
import dev.dhow.plan.UpRequest;
import dev.dhow.state.ContainerId;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.Surroundings;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the plans of an `up`, looking into containers where only that tells what changed.
final class UpPlans {
  private static final int RANDOM_BYTES = 16;

  private final Workplace workplace;

  /// Of the project that was planned last.
  private @Nullable Drafts drafts;

  UpPlans(Workplace workplace) {
    this.workplace = workplace;
  }

  DefaultPlatform platform() {
    return new DefaultPlatform(workplace.projects().variables());
  }

  UpRequest request(UpOptions options) {
    return UpRequests.of(options, workplace.projects().variables(), random());
  }

  /// Does what needs no engine of planning, while that has not answered yet.
  void prepare(Project project, UpRequest request) {
    drafts(project).makeAhead(request.named());
  }

  @SuppressWarnings("ReferenceEquality") // comparing values would take as long as making these
  private Drafts drafts(Project project) {
    var last = drafts;
    if (last != null && last.project() == project) {
      return last;
    }
    var made = new Drafts(project);
    drafts = made;
    return made;
  }

  private static String random() {
    var bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// What is pulled and built first.
  Plan images(Project project, EngineState state, UpOptions options) throws InterruptedException {
    var forPlatform = platform().ofImages(project);
    var request = UpRequests.images(options).at(workplace.clock().instant());
    var models =
        project.models().isEmpty() ? Set.<String>of() : workplace.models().offer().available();
    return Planner.preparation(forPlatform, state, request.having(models));
  }

  /// The plan of networks, volumes and containers, when nothing stands in its way: neither in the
  /// project itself, nor on the engine and its machine.
  ///
  /// @param images the plan that is run before
  Plan checked(Project project, EngineState state, Plan images, UpRequest request)
      throws InterruptedException {
    try (var early = isSureToCreate(project, state, request) ? asked(project) : null) {
      var outlook = Planner.outlook(drafts(project), state, request, images.images());
      var plan = outlook.plan();
      if (!Preflight.concerns(plan)) {
        return outlook.unlessHindered(List.of());
      }
      var around =
          early != null
              ? early.answer()
              : around(Preflight.addresses(plan), !plan.isApart() || Preflight.namesRuntimes(plan));
      return outlook.unlessHindered(
          Preflight.problems(project, plan, state, around, workplace.host()));
    }
  }

  /// Whether a plan that takes the project's lock makes containers, whatever else it does.
  private static boolean isSureToCreate(Project project, EngineState state, UpRequest request) {
    return request.oneOff() == null && Planner.lacksContainers(project, state);
  }

  /// Asks what such a plan is going to need, so that it is answered while that is made.
  private Together.Asked<Surroundings> asked(Project project) {
    return Together.begin(() -> around(Preflight.mayAddress(project), true));
  }

  private Surroundings around(boolean networks, boolean itself) throws InterruptedException {
    return Observation.around(workplace.engine().get(), networks, itself);
  }

  /// The same plan, with a closer look at containers of docker compose that have changed.
  Plan explained(Project project, EngineState state, UpRequest request, Plan plan)
      throws InterruptedException {
    return inspected(project, state, request, plan, plan.untold());
  }

  /// What is going to be done, as far as it can be told before the images are there, with the
  /// values that changed.
  List<Plan> foreseen(Project project, EngineState state, Plan images, UpRequest request, Plan plan)
      throws InterruptedException {
    var services = plan.changed();
    var changed =
        state.containers().stream()
            .filter(each -> services.contains(each.service()))
            .map(ObservedContainer::id)
            .collect(Collectors.toSet());
    changed.addAll(plan.untold());
    var told = inspected(project, state, request, plan, changed);
    return List.of(images, told.with(Planner.uncertain(project, state, images, told)));
  }

  private Plan inspected(
      Project project, EngineState state, UpRequest request, Plan plan, Set<ContainerId> containers)
      throws InterruptedException {
    return containers.isEmpty()
        ? plan
        : Planner.up(
            drafts(project),
            state,
            request,
            Inspections.of(workplace.engine().get(), state, containers));
  }
}
