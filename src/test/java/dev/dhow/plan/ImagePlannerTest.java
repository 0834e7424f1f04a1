package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.ImageRequest.Build;
import dev.dhow.plan.ImageRequest.Pull;
import dev.dhow.spec.BuildFlags;
import dev.dhow.state.EngineState;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImagePlannerTest {
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
            """);
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
