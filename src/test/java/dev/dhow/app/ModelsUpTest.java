package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// AI models that services use, on an engine in memory.
@Timeout(30)
class ModelsUpTest {
  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void models_are_pulled_and_configured_and_services_told_where_they_are()
      throws InterruptedException {
    scene.models.available = Set.of("ai/there");
    scene.project(
        """
        services:
          web: {image: busybox, models: {small-llm: {endpoint_var: WHERE}, there: }}
          other: {image: busybox}
        models:
          small-llm: {model: ai/small, context_size: 1024}
          there: {model: ai/there}
        """);

    assertThat(scene.up(UpFlags.DETACHED)).isZero();

    assertThat(scene.models.ran)
        .containsExactlyInAnyOrder(
            "pull ai/small", "configure ai/small 1024", "configure ai/there 0")
        .containsSubsequence("pull ai/small", "configure ai/small 1024");
    assertThat(scene.engine.spec("shop-web-1").process().environment())
        .containsEntry("WHERE", "http://models/")
        .containsEntry("SMALL_LLM_MODEL", "ai/small")
        .containsEntry("THERE_URL", "http://models/")
        .containsEntry("THERE_MODEL", "ai/there");
    assertThat(scene.engine.spec("shop-other-1").process().environment()).isEmpty();
    assertThat(scene.up(UpFlags.DETACHED)).isZero();
    assertThat(scene.engine.calls().count("createContainer")).isEqualTo(2);
  }

  @Test
  void a_model_that_does_not_run_stops_only_what_uses_it() {
    scene.project(
        """
        services:
          web: {image: busybox, models: [llm], depends_on: [db]}
          db: {image: busybox}
        models: {llm: {model: broken}}
        """);

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertThat(scene.err.toString())
        .contains("it is broken")
        .contains("left as they are for want of an image or a model: web");
    assertThat(scene.engine.calls().count("start")).isEqualTo(1);
  }
}
