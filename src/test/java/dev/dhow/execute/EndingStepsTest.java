package dev.dhow.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.Behaviour;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.FakeEngine;
import dev.dhow.engine.SpecBuilder;
import dev.dhow.engine.VirtualTime;
import dev.dhow.event.Event;
import dev.dhow.event.PlanResult;
import dev.dhow.event.StepProgress;
import dev.dhow.model.ProjectName;
import dev.dhow.plan.Action;
import dev.dhow.plan.ContainerRef;
import dev.dhow.plan.HostView;
import dev.dhow.plan.Plan;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.state.ContainerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Stopping containers and removing networks.
@Timeout(20)
class EndingStepsTest {
  private final VirtualTime time = new VirtualTime();
  private final FakeEngine engine = new FakeEngine(time).withImage("busybox:latest");
  private final EngineSteps steps =
      new EngineSteps(
          engine,
          new ProjectName("shop"),
          time::after,
          time,
          false,
          HostView.BLIND,
          new PlanBuilds(engine, Plan.EMPTY, 1),
          new NoProviders(),
          new NoModels(),
          "here");
  private final List<StepProgress> told = Collections.synchronizedList(new ArrayList<>());
  private final Plans plans = new Plans();

  @AfterEach
  void close() {
    steps.close();
    time.close();
  }

  @Test
  void a_container_that_used_up_its_time_is_named_with_what_helps() throws Exception {
    engine.script("web", new Behaviour(List.of(), null, 0, false, null));
    stopTaking(Duration.ofSeconds(11));

    assertThat(told)
        .containsExactly(
            new StepProgress.Warning(
                "container shop-web-1 did not end within 10 s and was killed",
                "give its service \"init: true\", a stop_signal that its program heeds,"
                    + " or more time with stop_grace_period"));
  }

  @Test
  void a_container_with_a_time_of_its_own_is_told_that_one() throws Exception {
    engine.script("web", new Behaviour(List.of(), null, 0, false, null));
    var spec = new SpecBuilder("shop", "web").stopTimeout(Duration.ofSeconds(3)).build();
    stopTaking(Duration.ofSeconds(5), spec, null);

    assertThat(warning()).startsWith("container shop-web-1 did not end within 3 s");
  }

  @Test
  void the_time_that_was_asked_for_is_told_whatever_the_container_says() throws Exception {
    engine.script("web", new Behaviour(List.of(), null, 0, false, null));
    var spec = new SpecBuilder("shop", "web").stopTimeout(Duration.ofSeconds(30)).build();
    stopTaking(Duration.ofSeconds(4), spec, Duration.ofSeconds(2));

    assertThat(warning()).startsWith("container shop-web-1 did not end within 2 s");
  }

  @Test
  void one_that_somebody_else_killed_before_its_time_was_up_is_not() throws Exception {
    engine.script("web", new Behaviour(List.of(), null, 0, false, null));
    stopTaking(Duration.ofSeconds(9));

    assertThat(told).isEmpty();
  }

  @Test
  void one_that_heeds_the_signal_is_not_however_long_it_takes() throws Exception {
    stopTaking(Duration.ofSeconds(9));

    assertThat(told).isEmpty();
  }

  @Test
  void one_that_is_killed_at_once_is_not() throws Exception {
    engine.script("web", new Behaviour(List.of(), null, 0, false, null));
    stopTaking(Duration.ofMillis(100));

    assertThat(told).isEmpty();
  }

  private void stopTaking(Duration duration) throws Exception {
    stopTaking(duration, new SpecBuilder("shop", "web").build(), null);
  }

  private void stopTaking(Duration duration, ContainerSpec spec, @Nullable Duration grace)
      throws Exception {
    plans.add(new Action.StopContainer(running(spec), grace));
    var gate = engine.calls().holdBack("stop");
    var run = new FutureTask<>(this::execute);
    Thread.startVirtualThread(run);
    gate.awaitArrival();
    time.advance(duration);
    gate.open();
    assertThat(run.get().succeeded()).isTrue();
  }

  @Test
  void a_network_that_the_engine_still_holds_for_a_moment_is_removed_after_all()
      throws InterruptedException {
    time.fastForward();
    var id = engine.create(SpecBuilder.network("shop", "net"));
    for (var nth = 1; nth <= 3; nth++) {
      engine.calls().failNth("removeNetwork", nth, activeEndpoints());
    }
    plans.add(new Action.RemoveNetwork(id, "shop_net"));

    assertThat(execute().succeeded()).isTrue();
    assertThat(engine.allNetworks()).isEmpty();
  }

  @Test
  void a_network_that_never_gets_free_is_given_up() throws InterruptedException {
    time.fastForward();
    var id = engine.create(SpecBuilder.network("shop", "net"));
    for (var nth = 1; nth <= 9; nth++) {
      engine.calls().failNth("removeNetwork", nth, activeEndpoints());
    }
    plans.add(new Action.RemoveNetwork(id, "shop_net"));

    assertThat(failure(execute())).contains("has active endpoints");
    assertThat(engine.calls().count("removeNetwork")).isEqualTo(6);
  }

  @Test
  void who_uses_a_network_is_named_at_once() throws InterruptedException {
    var id = engine.create(SpecBuilder.network("shop", "net"));
    engine.start(engine.create(new SpecBuilder("other", "web").network("shop_net").build()));
    plans.add(new Action.RemoveNetwork(id, "shop_net"));

    assertThat(failure(execute()))
        .isEqualTo(
            "network shop_net is still in use by container other-web-1"
                + " (service web of project other)");
    assertThat(engine.calls().count("removeNetwork")).isEqualTo(1);
  }

  private static EngineException activeEndpoints() {
    return new EngineException.Conflict("network shop_net has active endpoints", null);
  }

  private ContainerRef running(ContainerSpec spec) throws InterruptedException {
    ContainerId id = engine.create(spec);
    engine.start(id);
    return new ContainerRef.Existing(id, spec.name());
  }

  private String warning() {
    return ((StepProgress.Warning) told.getFirst()).text();
  }

  private static String failure(PlanResult result) {
    return String.valueOf(result.failures().getFirst().cause().getMessage());
  }

  private PlanResult execute() {
    return new PlanExecutor(steps, Permits.suiting(2), this::note, time).execute(plans.plan());
  }

  private void note(Event event) {
    if (event instanceof Event.StepProgressed(_, _, var progress)) {
      told.add(progress);
    }
  }
}
