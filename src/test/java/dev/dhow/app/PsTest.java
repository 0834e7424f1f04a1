package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Behaviour;
import dev.dhow.engine.Calls;
import dev.dhow.state.ContainerStatus;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PsTest {
  private static final String NAMES = "{{.Name}} {{.State}}";

  private final Scene scene = new Scene();

  @BeforeEach
  void up() throws InterruptedException {
    scene.engine.script("job", Behaviour.exits(3));
    scene.project("services: {web: {image: busybox}, job: {image: busybox}}");
    scene.up(UpFlags.DETACHED);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void what_runs_is_listed() throws InterruptedException {
    assertThat(ps(Set.of(), false, Set.of(), true)).isEqualTo("shop-web-1 running\n");
  }

  @Test
  void everything_is_listed_when_asked_for() throws InterruptedException {
    assertThat(ps(Set.of(), true, Set.of(), true))
        .isEqualTo("shop-job-1 exited\nshop-web-1 running\n");
  }

  @Test
  void a_status_is_looked_for_among_all() throws InterruptedException {
    assertThat(ps(Set.of(), false, Set.of(ContainerStatus.EXITED), true))
        .isEqualTo("shop-job-1 exited\n");
  }

  @Test
  void orphans_are_listed_unless_they_are_not_wanted() throws InterruptedException {
    scene.project("services: {other: {image: busybox}}");

    assertThat(ps(Set.of(), false, Set.of(), true)).isEqualTo("shop-web-1 running\n");
    assertThat(ps(Set.of(), false, Set.of(), false)).isEmpty();
  }

  @Test
  void services_that_profiles_leave_out_count_as_orphans() throws InterruptedException {
    scene.project("services: {web: {image: busybox, profiles: [debug]}, other: {image: busybox}}");

    assertThat(ps(Set.of(), false, Set.of(), true)).isEqualTo("shop-web-1 running\n");
    assertThat(ps(Set.of(), false, Set.of(), false)).isEmpty();
  }

  @Test
  void a_service_that_is_not_there_is_refused_only_where_files_can_tell()
      throws InterruptedException {
    assertThatThrownBy(() -> ps(Set.of("wbe"), false, Set.of(), true))
        .isInstanceOf(UsageException.class)
        .hasMessage("no such service: wbe");

    scene.forgetFiles();

    assertThat(ps(Set.of("wbe"), false, Set.of(), true)).isEmpty();
  }

  @Test
  void it_only_reads() throws InterruptedException {
    scene.engine.calls().forget();

    ps(Set.of(), true, Set.of(), true);

    assertThat(scene.engine.calls().mutating()).isEmpty();
  }

  @Test
  void on_a_terminal_it_inspects_only_what_may_have_more_to_tell() throws InterruptedException {
    scene.project(
        """
        services:
          web: {image: busybox}
          job: {image: busybox}
          steady: {image: busybox, restart: always}
          well: {image: busybox, healthcheck: {test: "true"}}
          ill: {image: busybox, healthcheck: {test: "false"}}
        """);
    scene.up(UpFlags.DETACHED);
    scene.time.advance(Duration.ofMinutes(5)); // until probes have passed or failed
    scene.terminal = true;
    scene.engine.calls().forget();

    ps("table");

    assertThat(scene.engine.calls().all().stream().filter(each -> each.method().equals("inspect")))
        .extracting(Calls.Call::subject)
        .containsExactlyInAnyOrder(id("shop-ill-1"), id("shop-steady-1"));
  }

  private String id(String container) {
    return scene.engine.id(container).value();
  }

  private String ps(String format) throws InterruptedException {
    scene.out.getBuffer().setLength(0);
    var options =
        new PsOptions(Set.of(), false, Set.of(), format, false, true, false, false, false);
    assertThat(new Ps(scene.workplace()).run(options)).isZero();
    return scene.out.toString();
  }

  private String ps(
      Set<String> services, boolean all, Set<ContainerStatus> statuses, boolean orphans)
      throws InterruptedException {
    scene.out.getBuffer().setLength(0);
    var options =
        new PsOptions(services, all, statuses, NAMES, false, orphans, false, false, false);
    assertThat(new Ps(scene.workplace()).run(options)).isZero();
    return scene.out.toString();
  }
}
