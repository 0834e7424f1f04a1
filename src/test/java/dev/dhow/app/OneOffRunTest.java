package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Behaviour;
import dev.dhow.engine.Calls.Call;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.WindowSize;
import dev.dhow.model.ProjectName;
import dev.dhow.plan.DownRequest.Images;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.ObservedContainer;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OneOffRunTest {
  private final Scene scene =
      new Scene()
          .project(
              """
              services:
                web:
                  image: busybox
                  command: sleep 5
                  ports: ["8080:80"]
                  environment: {A: file}
                  depends_on: {db: {condition: service_completed_successfully}}
                  container_name: fixed
                  restart: always
                db: {image: busybox, command: "true"}
                cat: {image: busybox, command: cat, networks: {default: {aliases: [tom]}}}
              """);

  @AfterEach
  void end() {
    scene.close();
  }

  @Test
  void it_says_what_the_command_says_and_ends_with_its_code() throws Exception {
    assertThat(run(RunFlags.of("cat", "sh", "-c", "echo out; echo err >&2; exit 7"))).isEqualTo(7);
    assertThat(scene.console.out()).isEqualTo("out\n");
    assertThat(scene.console.err()).isEqualTo("err\n");
    assertThat(oneOff().status()).isEqualTo(ContainerStatus.EXITED);
  }

  @Test
  void what_the_service_needs_comes_up_first() throws Exception {
    assertThat(run(RunFlags.of("web", "true"))).isZero();
    assertThat(names())
        .satisfiesExactlyInAnyOrder(
            db -> assertThat(db).isEqualTo("shop-db-1"),
            one -> assertThat(one).matches("shop-web-run-[0-9a-f]{12}"));
    scene.engine.script("db", Behaviour.exits(3));
    scene.engine.remove(scene.engine.id("shop-db-1"), true);
    assertThatThrownBy(() -> run(RunFlags.of("web", "true"))).isInstanceOf(FailedException.class);
    assertThat(names()).hasSize(2);
    assertThat(run(RunFlags.of("web", "true").noDeps())).isZero();
  }

  @Test
  void it_is_no_container_of_the_service_and_leaves_those_alone() throws Exception {
    scene.up(UpFlags.DETACHED);
    var before = scene.engine.id("fixed");
    run(RunFlags.of("web", "true"));
    assertThat(scene.engine.id("fixed")).isEqualTo(before);
    var spec = spec();
    assertThat(spec.labels())
        .containsEntry("com.docker.compose.oneoff", "True")
        .containsEntry("com.docker.compose.service", "web")
        .doesNotContainKey("com.docker.compose.container-number");
    assertThat(spec.labels().get("com.docker.compose.slug")).startsWith(spec.name().substring(13));
    assertThat(spec.restart()).isNull();
    assertThat(spec.ports()).isEmpty();
    scene.up(UpFlags.DETACHED);
    assertThat(scene.engine.id("fixed")).isEqualTo(before);
  }

  @Test
  void the_engine_is_looked_at_once_where_all_that_it_needs_is_there() throws Exception {
    scene.up(UpFlags.DETACHED);
    scene.engine.calls().forget();
    assertThat(run(RunFlags.of("cat", "true"))).isZero();
    assertThat(scene.engine.calls().all())
        .extracting(Call::method)
        .doesNotContain("info")
        .containsOnlyOnce("networks");
  }

  @Test
  void nobody_asks_who_the_engine_is_for_a_service_that_is_not_up() throws Exception {
    scene.up(UpFlags.DETACHED);
    scene.engine.remove(scene.engine.id("shop-cat-1"), true);
    scene.engine.calls().forget();
    assertThat(run(RunFlags.of("cat", "true"))).isZero();
    assertThat(scene.engine.calls().all()).extracting(Call::method).doesNotContain("info");
  }

  @Test
  void flags_change_what_the_files_say() throws Exception {
    var flags = RunFlags.of("web");
    flags.entrypoint = "sh -c 'exit 4'";
    flags.environment.addAll(List.of("A=flag", "B", "C=x=y"));
    flags.labels.add("own=label");
    flags.publish.add("127.0.0.1:9000:80");
    flags.volumes.add("./data:/data:ro");
    flags.capAdd.add("NET_ADMIN");
    flags.name = "mine";
    flags.user = "1:2";
    flags.workingDirectory = "/tmp";
    assertThat(run(flags)).isEqualTo(4);
    var spec = scene.engine.spec("mine");
    assertThat(spec.process().entrypoint()).containsExactly("sh", "-c", "exit 4");
    assertThat(spec.process().command()).isEmpty();
    assertThat(spec.process().environment()).containsEntry("A", "flag").containsEntry("C", "x=y");
    assertThat(spec.process().environment()).doesNotContainKey("B");
    assertThat(spec.process().user()).isEqualTo("1:2");
    assertThat(spec.process().workingDir()).isEqualTo("/tmp");
    assertThat(spec.labels()).containsEntry("own", "label");
    assertThat(spec.ports())
        .singleElement()
        .satisfies(port -> assertThat(port.published()).isEqualTo("9000"));
    assertThat(spec.mounts())
        .singleElement()
        .satisfies(mount -> assertThat(mount.target()).isEqualTo("/data"));
    assertThat(spec.host().isolation().capAdd()).containsExactly("NET_ADMIN");
  }

  @Test
  void others_find_it_by_its_name_alone_unless_asked_for() throws Exception {
    run(RunFlags.of("cat", "true"));
    assertThat(spec().networks().getFirst().aliases()).containsExactly(spec().name());
    var flags = RunFlags.of("cat", "true");
    flags.name = "found";
    flags.aliases = true;
    run(flags);
    assertThat(scene.engine.spec("found").networks().getFirst().aliases())
        .containsExactly("found", "cat", "tom");
  }

  @Test
  void nothing_is_left_where_nothing_should_be() throws Exception {
    var flags = RunFlags.of("cat", "sh", "-c", "exit 3");
    flags.remove = true;
    assertThat(run(flags)).isEqualTo(3);
    assertThat(names()).isEmpty();
    scene.engine.calls().failNext("start", new EngineException.Refused(400, "no way", null));
    assertThatThrownBy(() -> run(flags)).hasMessage("no way");
    assertThat(names()).isEmpty();
  }

  @Test
  void what_never_ran_is_removed_whatever_went_wrong() throws Exception {
    var flags = RunFlags.of("cat");
    flags.remove = true;
    scene.console.terminal().neverRaw = true;
    assertThatThrownBy(() -> run(flags)).isInstanceOf(UncheckedIOException.class);
    assertThat(names()).isEmpty();
    scene.console.neverRaw = false;
    scene.engine.sessions().configureKeys("nonsense");
    assertThatThrownBy(() -> run(flags)).isInstanceOf(UsageException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void what_was_made_and_not_found_again_is_removed() throws Exception {
    var flags = RunFlags.of("cat");
    flags.remove = true;
    flags.name = "made";
    scene.up(UpFlags.DETACHED);
    scene.engine.calls().forget();
    run(RunFlags.of("cat", "true"));
    int listings = scene.engine.calls().count("containers");
    scene.engine.remove(oneOff().id(), true);
    scene
        .engine
        .calls()
        .failNth("containers", listings, new EngineException.Refused(500, "no listing", null));
    assertThatThrownBy(() -> run(flags)).hasMessage("no listing");
    assertThat(scene.engine.calls().all()).extracting(Call::method).contains("createContainer");
    assertThat(names()).isNotEmpty().doesNotContain("made");
  }

  @Test
  void what_could_not_be_started_is_removed_by_down_with_its_network() throws Exception {
    var unusable = new EngineException.CommandUnusable(127, "no such command", null);
    scene.engine.calls().failNext("start", unusable);
    assertThatThrownBy(() -> run(RunFlags.of("cat", "nosuch"))).hasMessage("no such command");
    assertThat(oneOff().status()).isEqualTo(ContainerStatus.CREATED);

    assertThat(
            new Down(scene.workplace())
                .run(new DownOptions(Set.of(), null, false, Images.NONE, null, false)))
        .isZero();

    assertThat(names()).isEmpty();
    assertThat(scene.engine.allNetworks()).isEmpty();
  }

  @Test
  void input_reaches_it_to_its_end() throws Exception {
    scene.console.type("hello ").type("world").endInput();
    assertThat(run(RunFlags.of("cat"))).isZero();
    assertThat(scene.console.out()).isEqualTo("hello world");
    assertThat(spec().attendance()).isNotNull();
    assertThat(spec().process().session().stdinOpen()).isTrue();
  }

  @Test
  void a_terminal_is_lent_with_its_size_and_left_by_keys() throws Exception {
    scene.console.terminal().size = new WindowSize(33, 101);
    scene.console.type("x\u0010\u0011y");
    assertThat(run(RunFlags.of("cat"))).isZero();
    assertThat(scene.console.out()).isEqualTo("x");
    assertThat(scene.console.rawModes).isOne();
    assertThat(scene.console.raw).isFalse();
    assertThat(spec().process().session().tty()).isTrue();
    assertThat(scene.engine.sessions().resizes()).containsExactly("33x101");
    assertThat(oneOff().status()).isEqualTo(ContainerStatus.RUNNING);
  }

  @Test
  void a_command_that_is_over_before_its_terminal_has_a_size_ends_as_ever() throws Exception {
    scene.console.terminal();
    var over = new EngineException.Conflict("container c0ffee is not running", null);
    scene.engine.calls().failNext("resizeContainer", over);
    assertThat(run(RunFlags.of("cat", "sh", "-c", "exit 3"))).isEqualTo(3);
  }

  @Test
  void signals_go_to_the_command() throws Exception {
    scene.console.terminal();
    var running = new Scene.Running(() -> run(RunFlags.of("cat", "sleepy")));
    scene.engine.calls().awaitCount("resizeContainer", 1);
    scene.console.signal("SIGTERM");
    assertThat(running.exitCode()).isEqualTo(143);
  }

  @Test
  void a_terminal_that_is_closed_ends_it_even_if_the_command_goes_on() throws Exception {
    scene.console.terminal();
    var signals = TakenSignals.in(scene);
    var running = new Scene.Running(() -> run(RunFlags.of("cat", "sleepy")));
    signals.interrupting(running);
    scene.engine.calls().awaitCount("resizeContainer", 1);
    scene.console.signal("SIGHUP");
    assertThatThrownBy(running::exitCode).hasCauseInstanceOf(InterruptedException.class);
    assertThat(scene.engine.calls().all()).extracting(Call::method).contains("kill");
    assertThat(signals.names()).containsExactly("SIGHUP");
  }

  @Test
  void a_signal_that_the_engine_does_not_hand_on_ends_dhow() throws Exception {
    scene.console.terminal();
    var signals = TakenSignals.in(scene);
    var gate = scene.engine.calls().holdBack("kill");
    var running = new Scene.Running(() -> run(RunFlags.of("cat", "sleepy")));
    signals.interrupting(running);
    scene.engine.calls().awaitCount("resizeContainer", 1);
    var sending = Thread.ofVirtual().start(() -> scene.console.signal("SIGTERM"));
    gate.awaitArrival();
    signals.losePatience();
    assertThatThrownBy(running::exitCode).hasCauseInstanceOf(InterruptedException.class);
    gate.open();
    sending.join();
    assertThat(signals.names()).containsExactly("SIGTERM");
  }

  @Test
  void a_signal_before_the_command_runs_is_for_dhow() throws Exception {
    var signals = TakenSignals.in(scene);
    var gate = scene.engine.calls().holdBack("start");
    var flags = RunFlags.of("cat", "sleepy");
    flags.remove = true;
    var running = new Scene.Running(() -> run(flags));
    signals.interrupting(running);
    gate.awaitArrival();
    scene.console.signal("SIGINT");
    assertThatThrownBy(running::exitCode).hasCauseInstanceOf(InterruptedException.class);
    assertThat(signals.names()).containsExactly("SIGINT");
    assertThat(names()).isEmpty();
  }

  @Test
  void detached_it_prints_the_id() throws Exception {
    var flags = RunFlags.of("cat");
    flags.detach = true;
    assertThat(run(flags)).isZero();
    assertThat(scene.out.toString()).isEqualTo(oneOff().id().value() + "\n");
    assertThat(oneOff().status()).isEqualTo(ContainerStatus.RUNNING);
    assertThat(scene.engine.calls().count("attach")).isZero();
  }

  @Test
  void a_dry_run_shows_what_would_be_done() throws Exception {
    var flags = RunFlags.of("web", "true");
    flags.dryRun = true;
    assertThat(run(flags)).isZero();
    assertThat(scene.out.toString())
        .contains("Container shop-db-1")
        .containsPattern("Container shop-web-run-[0-9a-f]{12} +create");
    assertThat(scene.engine.calls().mutating()).isEmpty();
  }

  @Test
  void a_name_that_is_taken_is_told() throws Exception {
    scene.up(UpFlags.DETACHED);
    scene.engine.calls().forget();
    var flags = RunFlags.of("web", "true");
    flags.name = "shop-db-1";
    assertThatThrownBy(() -> run(flags)).isInstanceOf(FailedException.class);
    assertThat(scene.err.toString())
        .contains("the container name shop-db-1 is already in use by container");
  }

  @Test
  void what_cannot_be_is_refused() {
    assertThatThrownBy(() -> run(RunFlags.of("wep"))).isInstanceOf(RuntimeException.class);
    var labelled = RunFlags.of("cat");
    labelled.labels.add("bad");
    assertThatThrownBy(() -> run(labelled)).hasMessage("label must be set as KEY=VALUE");
    var terminal = RunFlags.of("cat");
    terminal.noTerminal = false;
    assertThatThrownBy(() -> run(terminal)).hasMessage("the input device is not a TTY");
  }

  private int run(RunFlags flags) throws InterruptedException {
    return new OneOffRun(scene.workplace(), _ -> {}).run(flags.options());
  }

  private List<ObservedContainer> containers() throws InterruptedException {
    return scene.engine.containers(new ProjectName("shop"));
  }

  private List<String> names() throws InterruptedException {
    return containers().stream().map(ObservedContainer::name).toList();
  }

  private ObservedContainer oneOff() throws InterruptedException {
    return containers().stream().filter(ObservedContainer::isOneOff).findFirst().orElseThrow();
  }

  private ContainerSpec spec() throws InterruptedException {
    return scene.engine.spec(oneOff().name());
  }
}
