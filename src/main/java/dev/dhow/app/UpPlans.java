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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes the plans of an `up`, looking into containers where only that tells what changed.
final class UpPlans {
  private static final int RANDOM_BYTES = 16;

  private final Workplace workplace;

  /// By the projects themselves, as comparing them would take as long as making these.
  private final IdentityHashMap<Project, Drafts> drafts = new IdentityHashMap<>();

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
    drafts(project).make(request.named());
  }

  private Drafts drafts(Project project) {
    return drafts.computeIfAbsent(project, Drafts::new);
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
    // Where containers are missing all that will be asked for, so nobody waits until planning is
    // over.
    try (var early =
        Planner.lacksContainers(project, state)
            ? Together.begin(() -> around(false, true))
            : null) {
      var outlook = Planner.outlook(drafts(project), state, request, images.images());
      var plan = outlook.plan();
      if (!Preflight.concerns(plan)) {
        return outlook.unlessHindered(List.of());
      }
      var around =
          early != null && !Preflight.addresses(plan)
              ? early.answer()
              : around(Preflight.addresses(plan), !plan.isApart() || Preflight.namesRuntimes(plan));
      return outlook.unlessHindered(
          Preflight.problems(project, plan, state, around, workplace.host()));
    }
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
