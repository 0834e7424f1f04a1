package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.FreePort;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Page;
import dev.dhow.it.harness.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The samples, each brought up, looked at and taken down as its README says.
@OnEngine
class SamplesIT {
  private final String port = FreePort.next();
  private final Page page = new Page(port);

  @RegisterExtension final Stack stack = new Stack();

  private void copy(String sample) {
    stack
        .copyOf(Path.of("samples", sample))
        .with("COMPOSE_PROJECT_NAME", stack.name())
        .with("PORT", port);
  }

  /// At once, as whoever watches could see a file that is empty for a moment. What is written aside
  /// is in no folder that is watched.
  private void rewrite(String file, String from, String to) throws IOException {
    var path = stack.directory().resolve(file);
    var text = Files.readString(path);
    assertThat(text).contains(from);
    var aside = Files.writeString(stack.directory().resolve("aside"), text.replace(from, to));
    Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private void takeDown(String... more) {
    var down = stack.dhow(more).succeeds();
    assertThat(down.stderr()).contains("Network " + stack.name() + "_default  Removed");
    assertThat(stack.containers()).isEmpty();
    assertThat(stack.networks()).isEmpty();
    assertThat(stack.volumes()).isEmpty();
  }

  @Test
  void nginx_serves_pages_that_can_be_changed_and_reads_its_configuration_anew()
      throws IOException {
    copy("nginx-static");
    stack.dhow("up", "-d", "--wait").succeeds();

    assertThat(page.get("/")).contains("Welcome ashore");
    assertThat(page.status("/old")).isEqualTo(301);
    assertThat(page.get("/nowhere")).contains("Lost at sea");
    rewrite("site/index.html", "ashore", "aboard");
    assertThat(page.get("/")).contains("Welcome aboard");
    rewrite("server.conf", "301 /;", "302 /;");
    assertThat(stack.dhow("plan").succeeds().stdout()).contains("config server content changed");
    stack.dhow("up", "-d", "--wait").succeeds();
    assertThat(page.status("/old")).isEqualTo(302);
    takeDown("down");
  }

  @Test
  void a_counter_is_shared_by_all_replicas_and_survives_them() {
    copy("redis-counter");
    stack.dhow("up", "-d", "--build", "--wait").succeeds();

    awaitProxy();
    assertThat(page.get("/")).startsWith("visit 1 by ");
    stack.dhow("up", "-d", "--wait", "--scale", "web=3").succeeds();
    assertThat(stack.containers("web")).hasSize(3);
    var seen = new HashSet<String>();
    Eventually.isTrue(
        "all three answer",
        () -> {
          page.found("/").ifPresent(visit -> seen.add(visit.replaceFirst("visit \\d+", "")));
          return seen.size() == 3;
        },
        seen::toString);
    assertThat(stack.containers("monitor")).isEmpty();
    stack.dhow("--profile", "debug", "up", "-d", "monitor").succeeds();
    // It misses what came before it was connected, so there are visits until it shows one.
    var visits = new ArrayDeque<Integer>();
    Eventually.isTrue(
        "the monitor shows a visit",
        () -> {
          page.found("/").ifPresent(visit -> visits.add(number(visit)));
          return !visits.isEmpty()
              && stack
                  .dhow("--profile", "debug", "logs", "monitor")
                  .run()
                  .stdout()
                  .contains("INCR");
        });

    stack.dhow("--profile", "debug", "down").succeeds();
    stack.dhow("up", "-d", "--wait").succeeds();
    awaitProxy();
    assertThat(number(page.get("/"))).isGreaterThan(visits.getLast());
    takeDown("down", "-v", "--rmi", "local");
  }

  /// It has no healthcheck, so `--wait` is over before it listens. This is no visit.
  private void awaitProxy() {
    Eventually.isTrue("the proxy answers", () -> page.found("/healthz").isPresent());
  }

  private static int number(String visit) {
    return Integer.parseInt(visit.split(" ", -1)[1]);
  }

  @Test
  void jobs_are_done_by_workers_that_follow_their_settings_and_sources() throws IOException {
    copy("python-queue");
    stack.dhow("up", "-d", "--build", "--wait").succeeds();

    page.post("/", "Ishmael");
    awaitPage("/", "[\"Ahoy, Ishmael\"]");
    awaitPage("/workers", "[\"came\"]");
    rewrite("settings.json", "Ahoy", "Hello");
    assertThat(stack.dhow("plan").succeeds().stdout()).contains("config settings content changed");
    stack.dhow("up", "-d", "--wait").succeeds();
    awaitPage("/workers", "[\"came\", \"went\", \"came\"]");
    page.post("/", "Queequeg");
    awaitPage("/", "[\"Ahoy, Ishmael\", \"Hello, Queequeg\"]");

    try (var watch = stack.dhow("watch", "--no-up").start()) {
      Eventually.isTrue(
          "it watches", () -> watch.stderr().contains("Watch enabled"), watch::stderr);
      rewrite("app/worker.py", "{job[1]}\")", "{job[1]}!\")");
      Eventually.isTrue(
          "they restarted", () -> watch.stderr().contains("restarted"), watch::stderr);
      Eventually.isTrue("the page is back", () -> page.answers("/healthz"));
      page.post("/", "Pip");
      awaitPage("/", "[\"Ahoy, Ishmael\", \"Hello, Queequeg\", \"Hello, Pip!\"]");
      watch.terminate();
      watch.finish().exitsWith(130);
    }
    takeDown("down", "-v", "--rmi", "local");
  }

  @Test
  @DisabledIf(
      value = DockerCli.OLD,
      disabledReason = "the one of dev/engine has no network to build with")
  void a_database_fills_itself_and_a_page_shows_its_tables() {
    copy("mariadb-tables");
    stack.dhow("up", "-d", "--build", "--wait").succeeds();

    assertThat(page.get("/")).contains("/table/cargoes", "/table/ships");
    assertThat(page.get("/table/ships")).contains("<td>Endurance</td><td>barquentine</td>");
    var insert = "sql=INSERT+INTO+ships+VALUES+('Discovery',+'barque',+1901)";
    assertThat(page.post("/", insert)).contains("<td>1</td>");
    assertThat(page.post("/", "sql=SELECT+nothing")).contains("role=alert");
    stack.dhow("down").succeeds();
    stack.dhow("up", "-d", "--wait").succeeds();
    assertThat(page.get("/table/ships")).contains("Discovery");
    takeDown("down", "-v", "--rmi", "local");
  }

  @Test
  @DisabledIf(
      value = DockerCli.OLD,
      disabledReason = "it does not tell a command that is not there")
  void pages_are_made_by_one_stage_and_served_by_another() throws IOException {
    copy("node-site");
    stack.dhow("up", "-d", "--build", "--wait").succeeds();

    assertThat(page.get("/")).contains("<title>Harbour news</title>", "tides.html");
    assertThat(page.get("/tides.html")).contains("High water at noon");
    assertThat(stack.dhow("exec", "web", "node", "-v").run().exitCode()).isEqualTo(127);
    rewrite("pages/tides.txt", "noon", "one");
    stack.with("SITE", "Port & news");
    stack.dhow("up", "-d", "--build", "--wait").succeeds();
    assertThat(page.get("/tides.html")).contains("Port &amp; news", "High water at one");
    rewrite("text.mjs", "\\n\\s*\\n", ",");
    assertThat(stack.dhow("up", "-d", "--build").run().stderr()).contains("node --test");
    assertThat(page.get("/tides.html")).contains("High water at one");
    takeDown("down", "--rmi", "local");
  }

  private void awaitPage(String path, String text) {
    Eventually.isTrue(
        text,
        () -> page.answers(path) && page.get(path).strip().equals(text),
        () -> page.get(path));
  }
}
