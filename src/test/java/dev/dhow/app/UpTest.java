package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.app.Screen.ProgressMode;
import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.engine.EngineException;
import dev.dhow.event.FailureCode;
import dev.dhow.model.ProjectName;
import dev.dhow.plan.PlanningException;
import dev.dhow.state.ObservedContainer;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UpTest {
  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void what_stands_in_the_way_is_told_before_anything_is_pulled() {
    scene.engine.withRegistryImage("later");
    scene.project(
        """
        services: {web: {image: later, networks: [theirs]}}
        networks: {theirs: {external: true}}
        """);

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED))
        .isInstanceOf(PlanningException.class)
        .hasMessageContaining("theirs");
    assertThat(scene.engine.calls().mutating()).isEmpty();
  }

  @Test
  void what_providers_tell_is_given_to_those_that_depend_on_them() throws InterruptedException {
    scene.providers.tells.put("DB_URL", "db://one");
    scene.project(
        """
        services:
          db: {provider: {type: cloud}}
          web: {image: busybox, depends_on: [db]}
          other: {image: busybox}
        """);

    assertThat(scene.up(UpFlags.DETACHED)).isZero();
    assertThat(scene.providers.ran).containsExactly("db up");
    assertThat(scene.engine.spec("shop-web-1").process().environment())
        .containsEntry("DB_URL", "db://one");
    assertThat(scene.engine.spec("shop-other-1").process().environment()).isEmpty();
    assertThat(scene.err.toString()).contains("Provider db  at work", "Provider db  Created");

    scene.providers.tells.put("DB_URL", "db://two");
    assertThat(scene.up(UpFlags.DETACHED)).isZero();
    assertThat(scene.err.toString()).contains("(environment.DB_URL changed)");
    assertThat(scene.up(UpFlags.DETACHED)).isZero();
    assertThat(scene.engine.calls().count("createContainer")).isEqualTo(3);
  }

  @Test
  void a_provider_that_fails_stops_only_what_depends_on_it() throws InterruptedException {
    scene.project(
        """
        services:
          db: {provider: {type: broken}}
          web: {image: busybox, depends_on: [db]}
          other: {image: busybox}
        """);

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertThat(scene.err.toString())
        .contains("it is broken")
        .contains("left as they are for want of an image or a provider: db, web");
    assertThat(scene.engine.calls().count("start")).isEqualTo(1);
  }

  @Test
  void a_hook_that_fails_says_what_it_wrote_and_stops_what_depends_on_it()
      throws InterruptedException {
    scene.project(
        """
        services:
          web: {image: busybox, depends_on: [db]}
          db:
            image: busybox
            post_start: [{command: [sh, -c, "echo no such table; exit 3"]}]
        """);

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertThat(scene.err.toString())
        .contains(
            "a post_start hook of service \"db\" exited with status 3, in container shop-db-1")
        .contains("no such table")
        .contains("not done because of it: Container shop-web-1");
    assertThat(scene.engine.calls().count("start")).isEqualTo(1);
  }

  @Test
  void a_hook_that_fails_puts_the_old_container_back() throws InterruptedException {
    var yaml =
        """
        services:
          db: {image: busybox, labels: {v: "%s"}, post_start: [{command: "%s"}]}
        """;
    scene.project(yaml.formatted("1", "true"));
    scene.up(UpFlags.DETACHED);
    var old = scene.engine.id("shop-db-1");
    scene.project(yaml.formatted("2", "false"));

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertThat(scene.engine.id("shop-db-1")).isEqualTo(old);
  }

  @Test
  void an_image_that_is_still_to_come_does_not_stand_in_the_way() throws InterruptedException {
    scene.engine.withRegistryImage("later");
    scene.project("services: {web: {image: later, pull_policy: never}}");

    assertThat(scene.up(UpFlags.DETACHED.pulling("missing"))).isZero();
    assertThat(scene.engine.calls().count("pull")).isEqualTo(1);
  }

  @Test
  void what_the_registry_does_not_have_is_built() throws InterruptedException {
    scene.project("services: {web: {image: 'ours:1', build: ., pull_policy: always}}");

    assertThat(scene.up(UpFlags.DETACHED)).isZero();
    assertThat(scene.up(UpFlags.DETACHED)).as("now that it is there").isZero();

    assertThat(scene.engine.calls().count("pull")).isEqualTo(2);
    assertThat(scene.engine.calls().count("build")).isEqualTo(1);
    assertThat(scene.engine.containers(new ProjectName("shop")))
        .singleElement()
        .matches(each -> each.status().isUp(), "runs");
  }

  @Test
  void what_the_registry_has_is_not_built() throws InterruptedException {
    scene.engine.withRegistryImage("ours:1");
    scene.project("services: {web: {image: 'ours:1', build: ., pull_policy: always}}");

    assertThat(scene.up(UpFlags.DETACHED)).isZero();

    assertThat(scene.engine.calls().count("build")).isZero();
  }

  @Test
  void what_takes_files_from_an_image_of_the_registry_is_built_all_the_same()
      throws InterruptedException {
    scene.engine.withRegistryImage("base:1");
    scene.project(
        """
        services:
          base: {image: "base:1", build: ., pull_policy: always}
          web:
            image: "ours:1"
            build: {context: ., additional_contexts: {base: "service:base"}}
            pull_policy: always
        """);

    assertThat(scene.up(UpFlags.DETACHED)).isZero();

    assertThat(scene.engine.calls().count("build")).isEqualTo(1);
    assertThat(scene.engine.containers(new ProjectName("shop")))
        .hasSize(2)
        .allMatch(each -> each.status().isUp(), "runs");
  }

  @Test
  void a_registry_that_refuses_for_now_has_not_given_the_image() {
    scene.engine.withRegistryImage("later");
    var busy = new EngineException.Refused(402, "image later cannot be pulled: pay first", null);
    scene.engine.calls().failNext("pull", busy);
    scene.project("services: {db: {image: later}}");

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED))
        .isInstanceOfSatisfying(
            FailedException.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.IMAGE_UNAVAILABLE));
  }

  @Test
  void the_last_error_of_a_missing_image_has_the_code_that_up_ends_with() {
    scene.progress = ProgressMode.JSON;
    scene.project("services: {db: {image: nowhere}, cache: {image: busybox}}");

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED))
        .isInstanceOfSatisfying(
            FailedException.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.IMAGE_UNAVAILABLE));

    assertThat(scene.err.toString().lines())
        .last()
        .asString()
        .contains("\"code\":\"image-unavailable\"", "left as they are");
  }

  @Test
  void a_missing_image_stops_only_the_services_that_need_it() throws InterruptedException {
    scene.project(
        """
        services:
          db: {image: nowhere}
          web: {image: busybox, depends_on: [db]}
          front: {image: busybox, depends_on: [web]}
          cron: {image: busybox, depends_on: {db: {condition: service_started, required: false}}}
          cache: {image: busybox}
        """);

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertThat(scene.engine.containers(new ProjectName("shop")))
        .extracting(ObservedContainer::service)
        .containsExactlyInAnyOrder("cache", "cron");
    assertThat(scene.err.toString())
        .contains("nowhere")
        .endsWith("left as they are for want of an image: db, front, web\n");
  }

  @Test
  void containers_of_services_without_their_image_are_no_orphans() throws InterruptedException {
    scene.project("services: {web: {image: busybox}, db: {image: busybox}}");
    scene.up(UpFlags.DETACHED);
    scene.project("services: {web: {image: nowhere}, db: {image: busybox}}");

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertThat(scene.engine.containers(new ProjectName("shop"))).hasSize(2);
    assertThat(scene.err.toString()).doesNotContain("orphan");
  }

  @Test
  void a_name_that_no_image_can_have_is_told_with_its_place() {
    scene.project("services: {web: {image: bad image}, db: {image: busybox}}");

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED))
        .isInstanceOfSatisfying(
            InvalidProjectException.class,
            invalid -> {
              var mistake = invalid.diagnostics().getFirst();
              assertThat(mistake.message())
                  .contains("services.web.image: \"bad image\" cannot name an image");
              var place = Objects.requireNonNull(mistake.span());
              assertThat(place.file().text()).isEqualTo("services.web.image");
            });
    assertThat(scene.engine.calls().mutating()).isEmpty();
  }

  @Test
  void what_somebody_else_did_before_the_project_was_locked_is_not_done_again()
      throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.beforeLock(() -> scene.up(UpFlags.DETACHED));

    assertThat(scene.up(UpFlags.DETACHED)).isZero();

    assertThat(scene.engine.containers(new ProjectName("shop"))).hasSize(1);
    assertThat(scene.engine.calls().count("start")).isEqualTo(1);
  }

  @Test
  void what_failed_before_an_interrupt_is_told() throws InterruptedException {
    scene.project(
        """
        services:
          a: {image: busybox, volumes: ['v:/v']}
          slow: {image: busybox, healthcheck: {test: "false"}}
          last: {image: busybox, depends_on: {slow: {condition: service_healthy}}}
        volumes: {v: }
        """);
    var refusal = new EngineException.Refused(500, "no luck", null);
    scene.engine.calls().failNext("createVolume", refusal);

    var up = scene.upBeside(UpFlags.DETACHED);
    scene.engine.calls().awaitCount("createVolume", 1);
    scene.engine.calls().awaitCount("start", 1);
    up.interrupt();

    assertThatThrownBy(up::exitCode).hasCauseInstanceOf(InterruptedException.class);
    assertThat(scene.err.toString()).contains("no luck");
  }
}
