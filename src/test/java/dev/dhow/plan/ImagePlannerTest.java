package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.ImageRequest.Build;
import dev.dhow.plan.ImageRequest.Pull;
import dev.dhow.spec.BuildFlags;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePlannerTest {
  private static final ImageRequest REQUEST =
      new ImageRequest(Set.of(), Build.MISSING, null, BuildFlags.NONE);
  private static final EngineState PRESENT =
      Shop.withImage(
          Shop.withImage(EngineState.EMPTY, "shop-web", "sha256:a", Set.of()),
          "db:1",
          "sha256:b",
          Set.of());

  private final Project shop = Shop.of(service("web").image(null).build(), service("db"));

  @Test
  void missing_images_are_pulled_or_built() {
    assertThat(images(shop, EngineState.EMPTY, Build.MISSING, null))
        .isEqualTo(
            """
            #1 build image shop-web  (does not exist yet)
            #2 pull image db:1  (does not exist yet)
            """);
    assertThat(images(shop, PRESENT, Build.MISSING, null)).isEmpty();
  }

  @Test
  void flags_pull_and_build_what_is_there() {
    assertThat(images(shop, PRESENT, Build.ALWAYS, Pull.ALWAYS))
        .isEqualTo(
            """
            #1 build image shop-web  (--build was given)
            #2 pull image db:1  (--pull was given)
            """);
  }

  @Test
  void nothing_is_built_that_must_not_be() {
    assertThat(images(shop, EngineState.EMPTY, Build.NEVER, null))
        .isEqualTo(
            """
            #1 pull image db:1  (does not exist yet)
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "daily, 23h, false", "daily, 25h, true",
    "weekly, 167h, false", "weekly, 169h, true",
    "every_1h30m, 1h, false", "every_1h30m, 2h, true",
    "every_1w2d, 215h, false", "every_1w2d, 217h, true",
    "every_90s, 0h, false", "every_90s, 1h, true",
    "missing, 9999h, false", "refresh, 9999h, false"
  })
  void images_are_pulled_again_when_they_are_as_old_as_the_policy_says(
      String policy, String age, boolean pulled) {
    var project = Shop.of(service("db").pullPolicy(policy));
    var now = Instant.parse("2026-01-02T03:04:05Z");
    var state = tagged("db:1", now.minus(Duration.parse("PT" + age)));

    var plan = Planner.images(project, state, REQUEST.at(now));

    assertThat(PlanText.of(plan))
        .isEqualTo(
            pulled
                ? """
                #1 pull image db:1  (pull_policy is %s)
                #2 note the time of image db:1  (pull_policy is %s)  after #1
                """
                    .formatted(policy, policy)
                : "");
  }

  @Test
  void what_the_engine_has_no_time_of_is_pulled_again() {
    var project = Shop.of(service("db").pullPolicy("weekly"));
    var now = Instant.parse("2026-01-02T03:04:05Z");

    assertThat(PlanText.of(Planner.images(project, PRESENT, REQUEST.at(now)))).contains("pull");
    assertThat(PlanText.of(Planner.images(project, tagged("db:1", now), REQUEST.at(now))))
        .isEmpty();
  }

  @Test
  void what_is_missing_is_pulled_whatever_its_policy_says_of_age() {
    var project = Shop.of(service("db").pullPolicy("daily"));

    assertThat(PlanText.of(Planner.images(project, EngineState.EMPTY, REQUEST)))
        .contains("#1 pull image db:1  (does not exist yet)");
  }

  @Test
  void an_image_for_another_platform_is_none() {
    var image =
        new ObservedImage(
            "sha256:c",
            List.of("db:1"),
            Collections.emptySortedMap(),
            new TreeSet<>(),
            "linux/arm64/v8",
            null,
            ContainerSettings.NONE);
    var state =
        new EngineState(List.of(), List.of(), List.of(), new TreeMap<>(Map.of("db:1", image)));

    assertThat(
            PlanText.of(
                Planner.images(Shop.of(service("db").platform("linux/amd64")), state, REQUEST)))
        .contains("#1 pull image db:1  (what is there is for linux/arm64/v8, not linux/amd64)");
    for (var same : List.of("linux/arm64", "linux/aarch64", "arm64", "linux")) {
      var project = Shop.of(service("db").platform(same));
      assertThat(Planner.images(project, state, REQUEST).steps()).isEmpty();
    }
  }

  private static EngineState tagged(String reference, Instant at) {
    var image =
        new ObservedImage(
            "sha256:c",
            List.of(reference),
            Collections.emptySortedMap(),
            new TreeSet<>(),
            "",
            at,
            ContainerSettings.NONE);
    return new EngineState(
        List.of(), List.of(), List.of(), new TreeMap<>(Map.of(reference, image)));
  }

  @Test
  void policies_of_the_files_count() {
    var project =
        Shop.of(
            service("always").pullPolicy("always"),
            service("never").pullPolicy("never"),
            service("missing").pullPolicy("if_not_present"),
            service("build").build().pullPolicy("build"),
            service("registry").build().pullPolicy("always"));
    var state = Shop.withImage(EngineState.EMPTY, "always:1", "sha256:a", Set.of());
    state = Shop.withImage(state, "build:1", "sha256:b", Set.of());

    assertThat(images(project, state, Build.MISSING, null))
        .isEqualTo(
            """
            #1 build image build:1  (asked for by pull_policy)
            #2 pull image always:1  (asked for by pull_policy)
            #3 pull image missing:1  (does not exist yet)
            #4 pull image registry:1  (asked for by pull_policy)
            #5 build image registry:1  (does not exist yet)  after #4 failed
            """);
  }

  @Test
  void what_can_be_built_need_not_be_in_the_registry() {
    var project = Shop.of(service("web").image("web:1").build().pullPolicy("always"));
    var there = Shop.withImage(EngineState.EMPTY, "web:1", "sha256:a", Set.of());
    var request = new ImageRequest(Set.of(), Build.MISSING, null, BuildFlags.NONE);

    for (var state : List.of(EngineState.EMPTY, there)) {
      var plan = Planner.images(project, state, request);
      assertThat(plan.tolerates(plan.steps().getFirst().id())).isTrue();
      assertThat(plan.builds()).as("builds in any case").isEmpty();
      assertThat(plan.steps()).hasSize(state.equals(there) ? 1 : 2);
    }
  }

  @ParameterizedTest
  @CsvSource({"COMMANDED, false, false", "ALWAYS, false, false", "ALWAYS, true, true"})
  void it_must_be_there_where_nothing_is_to_be_built(Pull pull, boolean there, boolean tolerated) {
    var project = Shop.of(service("web").image("web:1").build());
    var state =
        there
            ? Shop.withImage(EngineState.EMPTY, "web:1", "sha256:a", Set.of())
            : EngineState.EMPTY;
    var request = new ImageRequest(Set.of(), Build.NEVER, pull, BuildFlags.NONE);

    var plan = Planner.images(project, state, request);

    assertThat(plan.steps()).hasSize(1);
    assertThat(plan.tolerates(plan.steps().getFirst().id())).isEqualTo(tolerated);
  }

  @Test
  void an_image_many_services_share_is_made_once() {
    var project =
        Shop.of(
            service("web").image("app").build(),
            service("a-worker").image("app"),
            service("cache").image("redis"),
            service("queue").image("redis"));

    assertThat(images(project, EngineState.EMPTY, Build.MISSING, null))
        .isEqualTo(
            """
            #1 build image app  (does not exist yet)
            #2 pull image redis  (does not exist yet)
            """);
  }

  @Test
  void only_the_services_asked_for_are_looked_at() {
    var request =
        new ImageRequest(Set.of(new ServiceName("db")), Build.MISSING, null, BuildFlags.NONE);

    assertThat(PlanText.of(Planner.images(shop, EngineState.EMPTY, request)))
        .isEqualTo(
            """
            #1 pull image db:1  (does not exist yet)
            """);
  }

  private static String images(
      Project project, EngineState state, Build build, @Nullable Pull pull) {
    var request = new ImageRequest(Set.of(), build, pull, BuildFlags.NONE);
    return PlanText.of(Planner.images(project, state, request));
  }
}
