package dev.dhow.plan;

import static dev.dhow.plan.Histories.ALL_IMAGES;
import static dev.dhow.plan.Histories.forAll;
import static dev.dhow.plan.Histories.forMany;
import static dev.dhow.plan.Histories.history;
import static dev.dhow.plan.Histories.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Dependency.Condition;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.DownRequest.Images;
import dev.dhow.spec.Labels;
import dev.dhow.spec.Names;
import dev.dhow.state.ContainerId;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedVolume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What holds for every plan, tried on many made-up histories of a project. A failure names its
/// seed.
class PlannerPropertiesTest {

  @Test
  void after_any_history_one_up_is_enough() {
    forAll(gen -> {
      var state = history(gen);
      var project = gen.project();
      var plan = Planner.up(project, state, UpRequest.PLAIN);
      var after = run(gen, state, plan);

      assertThat(Planner.up(project, after, UpRequest.PLAIN).steps())
          .as(PlanText.of(plan))
          .isEmpty();
      assertThat(namesOf(after, project)).isEqualTo(wantedNames(after, project));
    });
  }

  @Test
  void the_plan_does_not_depend_on_the_order_of_what_it_is_given() {
    forAll(gen -> {
      var state = history(gen);
      var project = gen.project();
      var request = gen.request();

      assertThat(Planner.up(project, gen.shuffled(state), request))
          .isEqualTo(Planner.up(project, state, request));
    });
  }

  @Test
  void no_data_is_lost_by_up() {
    forAll(gen -> {
      var state = history(gen);
      var plan = Planner.up(gen.project(), state, gen.request());
      var after =
          new Simulation(state, gen.random()).lenient().run(plan, plan.steps().size(), Set.of());

      assertThat(plan.steps()).noneMatch(step -> step.action() instanceof Action.RemoveVolume);
      assertThat(data(after)).containsAll(data(state));
    });
  }

  @Test
  void anonymous_volumes_move_to_the_replacement() {
    forMany(gen -> {
      var moved = false;
      var earlier = history(gen);
      var project = gen.project();
      var state = run(gen, earlier, Planner.images(project, earlier, ALL_IMAGES));
      var after = run(gen, state, Planner.up(project, state, UpRequest.PLAIN));

      for (var container : state.containers()) {
        var heir =
            after.containers().stream()
                .filter(each -> each.service().equals(container.service()))
                .filter(each -> each.number() == container.number())
                .findFirst();
        if (heir.isPresent() && isOnlyOne(state, container)) {
          assertThat(volumeAt(heir.get(), "/image-volume"))
              .isEqualTo(volumeAt(container, "/image-volume"));
          moved |= !heir.get().id().equals(container.id());
        }
      }
      return moved;
    });
  }

  @Test
  void nothing_starts_before_what_it_depends_on() {
    forAll(gen -> {
      var state = history(gen);
      var project = gen.project();
      var plan = Planner.up(project, state, UpRequest.PLAIN);
      var simulation = new Simulation(state, gen.random());
      simulation.run(plan, plan.steps().size(), Set.of());

      assertOrder(project, simulation.done());
    });
  }

  @Test
  void services_that_are_not_named_and_not_needed_stay_as_they_are() {
    forMany(gen -> {
      var project = gen.project();
      var state =
          run(gen, EngineState.EMPTY, Planner.up(project, EngineState.EMPTY, UpRequest.PLAIN));
      if (project.services().isEmpty()) {
        return false;
      }
      var named = project.services().firstKey();
      var request =
          UpRequest.PLAIN
              .of(Set.of(named))
              .with(
                  new UpRequest.Replacing(
                      UpRequest.Recreate.ALWAYS, UpRequest.Recreate.CHANGED, false, false, false));
      var plan = Planner.up(project, state, request);

      assertThat(plan.steps()).allMatch(step -> named.equals(step.service()));
      return !plan.steps().isEmpty() && project.services().size() > 1;
    });
  }

  @Test
  void a_step_that_fails_never_leaves_a_replaced_service_without_its_old_container() {
    forMany(gen -> {
      var project = gen.project();
      var before =
          run(gen, EngineState.EMPTY, Planner.up(project, EngineState.EMPTY, UpRequest.PLAIN));
      var changed = gen.project();
      var plan = Planner.up(changed, before, UpRequest.PLAIN);
      var start =
          plan.steps().stream()
              .filter(
                  step -> step.action() instanceof Action.StartContainer(ContainerRef.CreatedBy _))
              .filter(step -> replaces(plan, decisive(plan, step)))
              .findFirst();
      if (start.isEmpty()) {
        return false;
      }
      var decisive = decisive(plan, start.get());
      var failing = gen.random().nextBoolean() ? start.get() : decisive;
      var after =
          new Simulation(before, gen.random()).run(plan, plan.steps().size(), Set.of(failing.id()));
      var old = replacedBy(plan, decisive);

      assertThat(find(after, old).name()).isEqualTo(find(before, old).name());
      if (!canRun(find(after, old), after)) {
        return false;
      }
      assertThat(find(after, old).status()).isEqualTo(find(before, old).status());
      return true;
    });
  }

  @Test
  void after_any_failure_one_up_is_enough() {
    forAll(gen -> {
      var state = history(gen);
      var project = gen.project();
      var plan = Planner.up(project, state, UpRequest.PLAIN);
      var broken =
          new Simulation(state, gen.random()).run(plan, plan.steps().size(), gen.failing(plan));
      var after = run(gen, broken, Planner.up(project, broken, UpRequest.PLAIN));

      assertThat(Planner.up(project, after, UpRequest.PLAIN).steps()).isEmpty();
    });
  }

  @Test
  void down_leaves_nothing_of_the_project_and_all_of_others() {
    forAll(gen -> {
      var state = history(gen);
      var project = gen.project();
      var request = new DownRequest(Set.of(), true, true, Images.NONE, null);
      var after = run(gen, state, Planner.down(project, state, request));

      assertThat(after.containers()).isEmpty();
      assertThat(after.networks()).isEmpty();
      assertThat(after.volumes())
          .noneMatch(each ->
              project.volumes().values().stream()
                  .anyMatch(volume -> volume.name().equals(each.name())));
      assertThat(Planner.down(project, after, request).steps()).isEmpty();
    });
  }

  @Test
  void down_without_consent_keeps_every_volume() {
    forAll(gen -> {
      var state = history(gen);
      var request = new DownRequest(Set.of(), true, false, Images.NONE, null);
      var after = run(gen, state, Planner.down(gen.project(), state, request));

      assertThat(data(after)).isEqualTo(data(state));
    });
  }

  /// Volumes apart from those of secrets, which go with their containers.
  private static List<ObservedVolume> data(EngineState state) {
    return state.volumes().stream()
        .filter(volume -> volume.label(Labels.SECRETS).isEmpty())
        .toList();
  }

  @Test
  void stop_stops_what_runs_once_and_nothing_else() {
    forMany(gen -> {
      var state = history(gen);
      var project = gen.project();
      var plan = Planner.stop(project, state, Set.of(), null);
      run(gen, state, plan);

      assertThat(plan.steps()).allMatch(step -> step.action() instanceof Action.StopContainer);
      return !plan.steps().isEmpty();
    });
  }

  @Test
  void after_a_stop_a_start_brings_back_what_ran_and_a_restart_keeps_it() {
    forMany(gen -> {
      var project = gen.project();
      var started = Shop.running(project);
      var stopped = run(gen, started, Planner.stop(project, started, Set.of(), null));
      var request = new StartRequest(Set.of(), false, null);
      if (project.services().values().stream().noneMatch(each -> each.replicas() > 0)) {
        return false;
      }
      var again = run(gen, stopped, Planner.start(project, stopped, request));
      assertThat(Planner.start(project, again, request).steps()).isEmpty();
      assertThat(again).isEqualTo(started);
      var restart = Planner.restart(project, again, new RestartRequest(Set.of(), true, null));
      assertThat(run(gen, again, restart)).isEqualTo(started);
      return true;
    });
  }

  @Test
  void rm_removes_what_does_not_run_and_nothing_else() {
    forAll(gen -> {
      var state = history(gen);
      var project = gen.project();
      var after =
          run(gen, state, Planner.rm(project, state, new RmRequest(Set.of(), false, false)));

      assertThat(data(after)).isEqualTo(data(state));
      assertThat(after.networks()).isEqualTo(state.networks());
      assertThat(after.containers())
          .containsAll(state.containers().stream().filter(each -> each.status().isUp()).toList());
    });
  }

  private static List<String> namesOf(EngineState state, Project project) {
    return state.containers().stream()
        .filter(each -> project.services().containsKey(new ServiceName(each.service())))
        .map(ObservedContainer::name)
        .sorted()
        .toList();
  }

  private static List<String> wantedNames(EngineState state, Project project) {
    var names = new ArrayList<String>();
    for (var service : project.services().values()) {
      var numbers =
          state.containers().stream()
              .filter(each -> each.service().equals(service.name().value()))
              .map(ObservedContainer::number)
              .toList();
      assertThat(numbers).hasSize(service.replicas()).doesNotHaveDuplicates();
      numbers.forEach(number -> names.add(Names.container(project, service, number)));
    }
    return names.stream().sorted().toList();
  }

  private static void assertOrder(Project project, List<Step> done) {
    var started = new HashSet<ServiceName>();
    var awaited = new HashSet<ServiceName>();
    var starting =
        done.stream()
            .filter(step -> step.action() instanceof Action.StartContainer)
            .map(Step::service)
            .collect(Collectors.toSet());
    for (var step : done) {
      switch (step.action()) {
        case Action.StartContainer _ when project.services().containsKey(step.service()) -> {
          var name = Objects.requireNonNull(step.service());
          for (var dependency : project.service(name).dependsOn()) {
            if (starting.contains(dependency.service())) {
              assertThat(started).contains(dependency.service());
              if (dependency.condition() != Condition.SERVICE_STARTED) {
                assertThat(awaited).contains(dependency.service());
              }
            }
          }
          started.add(name);
        }
        case Action.AwaitHealthy(var service, _, _) -> awaited.add(service);
        case Action.AwaitCompleted(var service, _, _, _) -> awaited.add(service);
        default -> {}
      }
    }
  }

  private static boolean isOnlyOne(EngineState state, ObservedContainer container) {
    return state.containers().stream()
            .filter(each -> each.service().equals(container.service()))
            .filter(each -> each.number() == container.number())
            .count()
        == 1;
  }

  private static String volumeAt(ObservedContainer container, String target) {
    return container.mounts().stream()
        .filter(each -> each.target().equals(target))
        .map(each -> String.valueOf(each.name()))
        .findFirst()
        .orElse("");
  }

  private static boolean replaces(Plan plan, Step start) {
    return plan.steps().stream()
        .anyMatch(step -> step.reason().equals(new Reason.PutBack(start.id())));
  }

  /// The step by which it is decided whether a new container stays: that it lasts, where an old one
  /// runs that would be given up for it.
  private static Step decisive(Plan plan, Step start) {
    var started = ((Action.StartContainer) start.action()).container();
    return plan.steps().stream()
        .filter(step ->
            step.action() instanceof Action.AwaitLasting(_, var container)
                && container.equals(started))
        .findFirst()
        .orElse(start);
  }

  /// The container that is removed once that is decided.
  private static ContainerId replacedBy(Plan plan, Step decisive) {
    return plan.steps().stream()
        .filter(step -> step.needs().contains(Need.done(decisive.id())))
        .map(Step::action)
        .filter(Action.RemoveContainer.class::isInstance)
        .map(action -> (ContainerRef.Existing) ((Action.RemoveContainer) action).container())
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static ObservedContainer find(EngineState state, ContainerId id) {
    return state.containers().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no container " + id));
  }

  /// Not when it shares the network of a container that is gone or does not run.
  private static boolean canRun(ObservedContainer container, EngineState state) {
    var shared = container.label(SimulatedEngine.SHARED);
    return shared.isEmpty()
        || state.containers().stream()
            .anyMatch(each -> each.id().value().equals(shared) && each.status().isUp());
  }
}
