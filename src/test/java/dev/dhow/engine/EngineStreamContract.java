package dev.dhow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.model.Content;
import dev.dhow.model.Hook;
import dev.dhow.model.Mount.VolumeOptions;
import dev.dhow.spec.ContentFile;
import dev.dhow.spec.ContentFile.Kind;
import dev.dhow.spec.Labels;
import dev.dhow.spec.MountSpec;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What every engine does with what comes over time: output, events, probes and commands.
public abstract class EngineStreamContract extends EngineContract {
  private static final LogRequest HISTORY = new LogRequest(false, null, null, null);

  @Test
  void restarting_is_of_what_runs_and_of_what_has_ended() throws InterruptedException {
    var id = run(service("web").build());
    try (var events = engine.events(project)) {
      engine.restart(id, Duration.ofSeconds(1));
      await(events, id, "die");
      await(events, id, "start");
      engine.stop(id, null);
      await(events, id, "stop");
      engine.restart(id, null);
      await(events, id, "start");
    }
    assertThat(engine.inspect(id).status()).isEqualTo(ContainerStatus.RUNNING);
  }

  @Test
  void what_is_paused_goes_on_when_it_is_unpaused_and_twice_is_once() throws InterruptedException {
    var id = run(service("web").build());
    engine.pause(id);
    engine.pause(id);
    assertThat(listed(id).status()).isEqualTo(ContainerStatus.PAUSED);
    engine.unpause(id);
    engine.unpause(id);
    assertThat(listed(id).status()).isEqualTo(ContainerStatus.RUNNING);
  }

  @Test
  void only_what_runs_can_be_paused() throws InterruptedException {
    var id = engine.create(service("web").build());
    assertThatExceptionOfType(EngineException.Conflict.class).isThrownBy(() -> engine.pause(id));
  }

  @Test
  void output_comes_by_stream_with_timestamps() throws InterruptedException {
    var id = runToEnd(service("job").script("echo out; echo err >&2; echo more").build());
    var lines = read(id, HISTORY);
    assertThat(texts(lines.out())).containsExactly("out", "more");
    assertThat(texts(lines.err())).containsExactly("err");
    assertThat(lines.out()).extracting(EngineStreamContract::time).isSorted();
  }

  @Test
  void the_last_lines_can_be_asked_for() throws InterruptedException {
    var id = runToEnd(service("job").script("echo a; echo b; echo c").build());
    var last = read(id, new LogRequest(false, null, null, 2));
    assertThat(texts(last.out())).containsExactly("b", "c");
  }

  @Test
  void output_from_a_moment_on_includes_that_moment() throws InterruptedException {
    var id = runToEnd(service("job").script("echo a; sleep 1; echo b").build());
    var second = read(id, HISTORY).out().getLast();
    var moment = time(second);
    var late = read(id, new LogRequest(false, moment, null, null));
    assertThat(texts(late.out())).containsExactly("b");
    var later = read(id, new LogRequest(false, moment.plusNanos(1), null, null));
    assertThat(later.out()).isEmpty();
  }

  @Test
  void followed_output_ends_with_the_container() throws InterruptedException {
    var id = run(service("job").script("echo a; sleep 1; echo b").build());
    var lines = read(id, new LogRequest(true, null, null, null));
    assertThat(texts(lines.out())).containsExactly("a", "b");
  }

  @Test
  void nothing_has_arrived_behind_the_last_line_of_what_still_runs() throws InterruptedException {
    var id = run(service("web").script("echo a; exec sleep 1000").build());
    try (var stream = engine.logs(id, new LogRequest(true, null, null, null))) {
      assertThat(stream.next()).isNotNull();
      assertThat(stream.hasArrived()).isFalse();
    }
  }

  @Test
  void followed_output_ends_when_it_is_closed() throws Exception {
    var id = run(service("web").build());
    var stream = engine.logs(id, new LogRequest(true, null, null, null));
    var reader = CompletableFuture.supplyAsync(() -> endOf(stream));
    stream.close();
    assertThat(reader.get()).isTrue();
  }

  @Test
  void a_hook_tells_its_lines_and_its_exit_code() throws InterruptedException {
    var id = run(service("web").build());
    var lines = new ArrayList<String>();
    var script = List.of("sh", "-c", "echo one; echo two >&2; exit 7");
    var hook = new Hook(script, null, false, null, new TreeMap<>(), new TreeMap<>());

    assertThat(engine.run(id, hook, lines::add)).isEqualTo(7);

    assertThat(lines).containsExactlyInAnyOrder("one", "two");
    engine.kill(id, "SIGKILL");
    assertThatThrownBy(() -> engine.run(id, hook, lines::add))
        .isInstanceOf(EngineException.Conflict.class);
  }

  @Test
  void files_can_be_copied_into_what_was_created() throws InterruptedException {
    var content = Content.of("s3cret");
    var file = new ContentFile(Kind.SECRET, "k", "/run/secrets/k", 0400, 0, 0, content);
    var labels = new TreeMap<>(Map.of(Labels.SECRETS, project.value()));
    var options = new VolumeOptions(labels, false, null, new TreeMap<>());
    var id =
        engine.create(
            service("job")
                .mount(new MountSpec.AnonymousVolume("/run/secrets", false, options))
                .build());

    engine.copyInto(id, "/run/secrets", List.of(file));
    engine.copyInto(id, "/", List.of(file));

    assertThat(engine.volumes(project, Set.of()))
        .extracting(volume -> volume.label(Labels.SECRETS))
        .containsExactly(project.value());
    var gone = new ContainerId("0".repeat(64));
    assertThatThrownBy(() -> engine.copyInto(gone, "/", List.of(file)))
        .isInstanceOf(EngineException.NotFound.class);
  }

  private static boolean endOf(LogStream stream) {
    try {
      return stream.next() == null;
    } catch (EngineException.Unreachable _) {
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  private Output read(ContainerId id, LogRequest request) throws InterruptedException {
    var out = new StringBuilder();
    var err = new StringBuilder();
    try (var stream = engine.logs(id, request)) {
      for (var frame = stream.next(); frame != null; frame = stream.next()) {
        (frame.channel() == Channel.OUT ? out : err)
            .append(new String(frame.bytes(), StandardCharsets.UTF_8));
      }
    }
    return new Output(out.toString().lines().toList(), err.toString().lines().toList());
  }

  /// Lines with their timestamps.
  private record Output(List<String> out, List<String> err) {}

  private static Instant time(String line) {
    return Instant.parse(line.substring(0, line.indexOf(' ')));
  }

  private static List<String> texts(List<String> lines) {
    return lines.stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
  }

  @Test
  void events_tell_a_life_in_order() throws InterruptedException {
    try (var events = engine.events(project)) {
      var id = run(service("job").script("exit 3").build());
      var died = await(events, id, "die", List.of("create", "start"));
      assertThat(died.attributes())
          .containsEntry("exitCode", "3")
          .containsEntry("name", project + "-job-1")
          .containsAllEntriesOf(service("job").build().labels());
      engine.remove(id, false);
      await(events, id, "destroy", List.of());
    }
  }

  /// Waits for an event, before which all of those come, in order.
  private EngineEvent await(EventStream events, ContainerId id, String last, List<String> before)
      throws InterruptedException {
    var seen = new ArrayList<String>();
    while (true) {
      var event = next(events);
      if (event.container().equals(id) && event.action().equals(last)) {
        assertThat(seen).containsSubsequence(before);
        return event;
      }
      seen.add(event.action());
    }
  }

  @Test
  void events_of_other_projects_are_not_told() throws InterruptedException {
    try (var events = engine.events(project)) {
      var other = engine.create(new SpecBuilder(project.value() + "x", "web").build());
      engine.remove(other, false);
      var own = engine.create(service("web").build());
      assertThat(next(events).container()).isEqualTo(own);
    }
  }

  @Test
  void waiting_for_events_can_be_interrupted() throws InterruptedException {
    try (var events = engine.events(project)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(events::next).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void a_passing_probe_makes_a_container_healthy() throws InterruptedException {
    try (var events = engine.events(project)) {
      var spec = service("db").probe(Duration.ofMillis(500), "CMD", "true").build();
      var id = engine.create(spec);
      engine.start(id);
      await(events, id, "health_status: healthy");
      var detail = engine.inspect(id);
      assertThat(detail.health()).isEqualTo(Health.HEALTHY);
      assertThat(detail.probe()).containsExactly("CMD", "true");
      assertThat(detail.probeTimeout()).isEqualTo(Duration.ofSeconds(10));
      assertThat(detail.probes()).isNotEmpty();
      assertThat(engine.containers(project).getFirst().health()).isEqualTo(Health.HEALTHY);
    }
  }

  @Test
  void a_failing_probe_makes_a_container_unhealthy_and_its_words_are_kept()
      throws InterruptedException {
    try (var events = engine.events(project)) {
      var test = new String[] {"CMD-SHELL", "echo not yet; exit 1"};
      var id = run(service("db").probe(Duration.ofMillis(500), test).build());
      await(events, id, "health_status: unhealthy");
      var detail = engine.inspect(id);
      assertThat(detail.health()).isEqualTo(Health.UNHEALTHY);
      assertThat(detail.probes().getLast().exitCode()).isEqualTo(1);
      assertThat(detail.probes().getLast().output()).contains("not yet");
    }
  }

  @Test
  void commands_run_in_containers() throws InterruptedException {
    var id = run(service("web").build());
    var result =
        engine.exec(id, List.of("sh", "-c", "echo hello; exit 4"), null, Duration.ofSeconds(20));
    assertThat(result).isEqualTo(new ExecResult(4, "hello\n"));
    assertThatThrownBy(() -> engine.exec(id, List.of("sleep", "30"), null, Duration.ofMillis(200)))
        .isInstanceOf(EngineException.TimedOut.class);
  }

  @Test
  void commands_need_a_container_that_runs() throws InterruptedException {
    var id = engine.create(service("web").build());
    assertThatThrownBy(() -> engine.exec(id, List.of("true"), null, Duration.ofSeconds(20)))
        .isInstanceOf(EngineException.Conflict.class);
  }
}
