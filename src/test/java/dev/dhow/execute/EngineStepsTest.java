package dev.dhow.execute;

import static dev.dhow.execute.Plans.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.Behaviour;
import dev.dhow.engine.Calls.Call;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.FakeEngine;
import dev.dhow.engine.SpecBuilder;
import dev.dhow.engine.VirtualTime;
import dev.dhow.event.Event;
import dev.dhow.event.Outcome;
import dev.dhow.event.PlanResult;
import dev.dhow.event.ServiceFailedException;
import dev.dhow.event.StepFailedException;
import dev.dhow.event.StepProgress;
import dev.dhow.event.StillInUseException;
import dev.dhow.model.ProjectName;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action;
import dev.dhow.plan.ContainerRef;
import dev.dhow.plan.Plan;
import dev.dhow.plan.StepId;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.Names;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class EngineStepsTest {
  private final VirtualTime time = new VirtualTime();
  private final FakeEngine engine = new FakeEngine(time).withImage("busybox:latest");
  private final EngineSteps steps =
      new EngineSteps(
          engine,
          new ProjectName("shop"),
          time::after,
          time,
          false,
          this::holder,
          new PlanBuilds(engine, Plan.EMPTY, 1),
          new NoProviders(),
          new NoModels(),
          "here");
  private final List<StepProgress> progress = Collections.synchronizedList(new ArrayList<>());
  private final Plans plans = new Plans();

  private Optional<String> holder(@Nullable String address, int port, String protocol) {
    return port == 8081 ? Optional.of("process 42 (nginx)") : Optional.empty();
  }

  @AfterEach
  void close() {
    steps.close();
  }

  private PlanResult execute() {
    return new PlanExecutor(steps, Permits.suiting(2), this::note, time).execute(plans.plan());
  }

  private void note(Event event) {
    if (event instanceof Event.StepProgressed(_, _, var step)) {
      progress.add(step);
    }
  }

  private static SpecBuilder service(String name) {
    return new SpecBuilder("shop", name);
  }

  private static ContainerRef createdBy(StepId step, ContainerSpec spec) {
    return new ContainerRef.CreatedBy(step, spec.name());
  }

  /// Creates and starts a container; the step that starts it.
  private StepId start(ContainerSpec spec) {
    var create = plans.add(new Action.CreateContainer(spec));
    return plans.add(new Action.StartContainer(createdBy(create, spec)), done(create));
  }

  private static StepFailedException failure(PlanResult result) {
    assertThat(result.failures()).hasSize(1);
    var cause = result.failures().getFirst().cause();
    assertThat(cause).isInstanceOf(StepFailedException.class);
    return (StepFailedException) cause;
  }

  @Test
  void a_project_comes_up_in_the_order_of_its_conditions() {
    engine.script("db", Behaviour.runs().failingProbes(0, ""));
    var db = service("db").network("shop_net").probe(Duration.ofHours(1), "CMD", "ok").build();
    var web = service("web").network("shop_net").build();
    var net = plans.add(new Action.CreateNetwork(SpecBuilder.network("shop", "net")));
    var createDb = plans.add(new Action.CreateContainer(db), done(net));
    var createWeb = plans.add(new Action.CreateContainer(web), done(net));
    var startDb = plans.add(new Action.StartContainer(createdBy(createDb, db)), done(createDb));
    var healthy =
        plans.add(
            new Action.AwaitHealthy(new ServiceName("db"), List.of(createdBy(createDb, db)), null),
            done(startDb));
    plans.add(new Action.StartContainer(createdBy(createWeb, web)), done(createWeb), done(healthy));
    assertThat(execute().succeeded()).isTrue();
    assertThat(engine.calls().mutating())
        .map(Call::toString)
        .containsSubsequence(
            "createNetwork shop_net",
            "createContainer shop-db-1",
            "start " + engine.id("shop-db-1").value(),
            "start " + engine.id("shop-web-1").value());
  }

  @Test
  void a_failed_wait_is_told_with_what_is_known() {
    var job = service("migrate").script("echo no such table; exit 5").build();
    var create = plans.add(new Action.CreateContainer(job));
    var start = plans.add(new Action.StartContainer(createdBy(create, job)), done(create));
    plans.add(
        new Action.AwaitCompleted(
            new ServiceName("migrate"), List.of(createdBy(create, job)), null),
        done(start));
    var failure = failure(execute());
    assertThat(failure).isInstanceOf(ServiceFailedException.class);
    assertThat(failure.facts())
        .contains(
            new StepFailedException.Fact("last lines of its output", List.of("no such table")));
  }

  @Test
  void the_name_of_what_somebody_removed_meanwhile_is_free() throws InterruptedException {
    var old = engine.create(service("web").build());
    var ref = new ContainerRef.Existing(old, "shop-web-1");
    engine.remove(old, true);
    var aside = Names.temporary(old.value(), "old_shop-web-1");
    var away = plans.add(new Action.RenameContainer(ref, aside));
    var back = plans.add(new Action.RenameContainer(ref, "shop-web-1"));

    var outcomes = execute().outcomes();

    assertThat(outcomes.get(away)).isInstanceOf(Outcome.Done.class);
    assertThat(outcomes.get(back)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void existing_containers_are_stopped_renamed_and_removed() throws InterruptedException {
    var old = engine.create(service("web").build());
    engine.start(old);
    var ref = new ContainerRef.Existing(old, "shop-web-1");
    var stop = plans.add(new Action.StopContainer(ref, null));
    var rename = plans.add(new Action.RenameContainer(ref, "shop-web-1-old"), done(stop));
    assertThat(execute().succeeded()).isTrue();
    assertThat(engine.inspect(old).status()).isEqualTo(ContainerStatus.EXITED);
    assertThat(engine.inspect(old).name()).isEqualTo("shop-web-1-old");
    assertThat(rename.number()).isEqualTo(2);
  }

  @Test
  void what_the_engine_refuses_is_told_in_its_words_with_its_hint() {
    engine
        .calls()
        .failNext("createContainer", new EngineException.Refused(500, "disk full", "free space"));
    plans.add(new Action.CreateContainer(service("web").build()));
    var failure = failure(execute());
    assertThat(failure).hasMessage("disk full").hasCauseInstanceOf(EngineException.class);
    assertThat(failure.hint()).isEqualTo("free space");
  }

  @Test
  void the_owner_of_a_taken_port_is_named() throws InterruptedException {
    var owner = engine.create(new SpecBuilder("blog", "proxy").port(8080, 80).build());
    engine.start(owner);
    start(service("web").port(8080, 80).build());
    assertThat(failure(execute()))
        .hasMessage(
            "port 8080, which container shop-web-1 publishes, is already in use by container"
                + " blog-proxy-1 (service proxy of project blog)");
  }

  @Test
  void a_port_taken_by_no_container_is_taken_by_another_program() {
    engine.calls().failNext("start", new EngineException.PortTaken(8080, "bind failed", null));
    start(service("web").port(8080, 80).build());
    assertThat(failure(execute()).getMessage())
        .endsWith("in use by a program outside of the engine's containers");
  }

  @Test
  void a_container_that_wants_a_port_twice_is_in_its_own_way() {
    start(service("web").port(8080, 80).port(8080, 81).build());
    assertThat(failure(execute()))
        .hasMessage("port 8080 is published by container shop-web-1 twice");
  }

  @Test
  void a_program_that_can_be_seen_is_named() {
    engine.calls().failNext("start", new EngineException.PortTaken(8081, "bind failed", null));
    start(service("web").port(8081, 80).build());
    assertThat(failure(execute()).getMessage()).endsWith("in use by process 42 (nginx)");
  }

  @Test
  void a_taken_name_has_an_owner() throws InterruptedException {
    var owner = engine.create(service("db").build());
    plans.add(new Action.CreateContainer(service("db").build()));
    assertThat(failure(execute()))
        .hasMessage(
            "the container name shop-db-1 is already in use by container "
                + owner
                + " (service db of project shop)");
  }

  @Test
  void a_taken_name_may_belong_to_somebody_who_is_never_seen() {
    time.fastForward();
    var ghost = new ContainerId("ab".repeat(32));
    var taken = new EngineException.Conflict("in use", null, ghost);
    IntStream.rangeClosed(1, 100)
        .forEach(nth -> engine.calls().failNth("createContainer", nth, taken));
    plans.add(new Action.CreateContainer(service("db").build()));
    assertThat(failure(execute()))
        .hasMessage("the container name shop-db-1 is already in use by container abababababab");
  }

  @Test
  void pulling_and_building_tell_how_far_they_are() {
    engine.withRegistryImage("redis:8");
    plans.add(new Action.PullImage("redis:8", null));
    assertThat(execute().succeeded()).isTrue();
    assertThat(progress).contains(new StepProgress.Layer("a1b2c3d4e5f6", "Downloading", 512, 1024));
  }

  @Test
  void a_busy_registry_is_asked_again() throws Exception {
    engine.withRegistryImage("redis:8");
    engine.calls().failNth("pull", 1, refused(429, "slow down"));
    engine.calls().failNth("pull", 2, refused(0, "toomanyrequests: rate limit"));
    plans.add(new Action.PullImage("redis:8", null));
    var run = new FutureTask<>(this::execute);
    Thread.startVirtualThread(run);
    time.awaitPending(Duration.ofSeconds(1));
    time.advance(Duration.ofSeconds(1));
    time.awaitPending(Duration.ofSeconds(3));
    time.advance(Duration.ofSeconds(3));
    assertThat(run.get().succeeded()).isTrue();
    assertThat(progress).contains(new StepProgress.Waiting("trying again in 1 s: slow down"));
    assertThat(engine.calls().count("pull")).isEqualTo(3);
  }

  @Test
  void a_registry_is_asked_again_when_it_said() throws Exception {
    engine.withRegistryImage("redis:8");
    engine.calls().failNth("pull", 1, busyFor(Duration.ofSeconds(20)));
    plans.add(new Action.PullImage("redis:8", null));
    var run = new FutureTask<>(this::execute);
    Thread.startVirtualThread(run);
    time.awaitPending(Duration.ofSeconds(20));
    time.advance(Duration.ofSeconds(20));
    assertThat(run.get().succeeded()).isTrue();
    assertThat(progress).contains(new StepProgress.Waiting("trying again in 20 s: busy"));
  }

  @Test
  void a_registry_that_wants_to_be_left_alone_for_long_is_not_asked_again() {
    engine.calls().failNth("pull", 1, busyFor(Duration.ofHours(6)));
    plans.add(new Action.PullImage("redis:8", null));
    assertThat(failure(execute())).hasMessage("busy");
    assertThat(engine.calls().count("pull")).isEqualTo(1);
  }

  private static EngineException busyFor(Duration pause) {
    return new EngineException.Refused(429, "busy", null, pause);
  }

  private static EngineException refused(int status, String message) {
    return new EngineException.Refused(status, message, null);
  }

  @Test
  void an_unknown_image_is_asked_for_once() {
    plans.add(new Action.PullImage("no/such:1", null));
    assertThat(failure(execute())).hasMessageContaining("no/such:1");
    assertThat(engine.calls().count("pull")).isEqualTo(1);
  }

  @Test
  void a_cancelled_pull_is_not_asked_for_again() throws Exception {
    engine.calls().failNext("pull", refused(503, "503 Service Unavailable"));
    var pull = plans.add(new Action.PullImage("redis:8", null));
    var executor = new PlanExecutor(steps, Permits.suiting(2), this::note, time);
    var run = new FutureTask<>(() -> executor.execute(plans.plan()));
    Thread.startVirtualThread(run);
    time.awaitPending(Duration.ofSeconds(1));
    executor.cancel();
    assertThat(run.get().of(pull)).isEqualTo(new Outcome.Cancelled());
    assertThat(time.pending()).isZero();
  }

  @Test
  void a_container_nobody_created_cannot_be_used() {
    var spec = service("web").build();
    plans.add(new Action.StartContainer(createdBy(new StepId(7), spec)));
    assertThat(execute().failures().getFirst().cause())
        .hasMessage("shop-web-1 is used before #7 created it");
  }

  @Test
  void what_is_gone_already_needs_no_removal() {
    var gone = new ContainerRef.Existing(new ContainerId("0".repeat(64)), "shop-web-1");
    plans.add(new Action.RemoveContainer(gone, true));
    plans.add(new Action.RemoveNetwork("1234", "shop_net"));
    plans.add(new Action.RemoveVolume("shop_data"));
    assertThat(execute().succeeded()).isTrue();
  }

  @Test
  void what_others_still_use_stays_and_that_is_no_failure() {
    engine.calls().failNext("removeVolume", new EngineException.Conflict("in use", null));
    plans.add(new Action.RemoveVolume("shop_data"));
    var result = execute();
    assertThat(failure(result)).isInstanceOf(StillInUseException.class).hasMessage("in use");
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void a_removal_that_fails_for_another_reason_is_a_failure() {
    engine.calls().failNext("removeNetwork", refused(500, "disk broken"));
    plans.add(new Action.RemoveNetwork("1234", "shop_net"));
    assertThat(execute().succeeded()).isFalse();
  }

  @Test
  void the_time_for_waits_counts_from_the_begin_of_the_run() throws Exception {
    var db = service("db").probe(Duration.ofHours(1), "CMD", "ok").build();
    engine.script("db", Behaviour.runs().neverHealthy(""));
    var create = plans.add(new Action.CreateContainer(db));
    var start = plans.add(new Action.StartContainer(createdBy(create, db)), done(create));
    plans.add(
        new Action.AwaitReady(
            new ServiceName("db"), List.of(createdBy(create, db)), Duration.ofSeconds(60)),
        done(start));
    time.advance(Duration.ofSeconds(59));
    var run = new FutureTask<>(this::execute);
    Thread.startVirtualThread(run);
    time.awaitPending(Duration.ofSeconds(1));
    time.advance(Duration.ofSeconds(1));
    assertThat(failure(run.get())).hasMessage("container shop-db-1 is not ready after 1m");
  }
}
