package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ShowPlanTest {
  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void it_tells_values_and_changes_nothing() throws InterruptedException {
    scene.project("services: {web: {image: busybox, environment: {A: one, TOKEN: t1}}}");
    scene.up(UpFlags.DETACHED);
    scene.project("services: {web: {image: busybox, environment: {A: two, TOKEN: t2}}}");
    scene.engine.calls().forget();

    assertThat(plan(false)).isEqualTo(2);

    assertThat(scene.out)
        .hasToString(
            """
             Container shop-web-1  recreate  (environment.A, environment.TOKEN changed)
                 environment.A: "one" → "two"
                 environment.TOKEN: "(hidden)" → "(hidden)"
            """);
    assertThat(scene.engine.calls().mutating()).isEmpty();
  }

  @Test
  void after_up_there_is_nothing_to_do() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");

    assertThat(plan(true)).isEqualTo(2);
    scene.up(UpFlags.DETACHED);
    scene.out.getBuffer().setLength(0);

    assertThat(plan(true)).isZero();
    assertThat(scene.out.toString()).startsWith("{\"changes\":false,");
  }

  @Test
  void what_services_are_given_by_others_is_no_change() throws InterruptedException {
    scene.providers.tells.put("DB_URL", "db://one");
    scene.project(
        """
        services:
          db: {provider: {type: cloud}}
          web: {image: busybox, depends_on: [db], models: [llm], use_api_socket: true}
        models: {llm: {model: ai/small}}
        """);
    scene.models.available = Set.of("ai/small");
    scene.up(UpFlags.DETACHED);

    assertThat(plan(false)).as("%s", scene.out).isZero();

    assertThat(scene.out.toString())
        .contains("Container shop-web-1  keep", "Nothing to do.")
        .contains("Provider db");
    var status = new ShowStatus(scene.workplace()).run(Set.of(), false, true);
    assertThat(status).as("%s", scene.out).isZero();
    assertThat(new Restart(scene.workplace()).run(new RestartOptions(Set.of(), false, null, true)))
        .isZero();
    assertThat(scene.err.toString()).doesNotContain("is not as the files say");
  }

  @Test
  void what_depends_on_an_image_still_to_come_is_said_to() throws InterruptedException {
    scene.engine.withRegistryImage("busybox");
    scene.project("services: {web: {image: busybox}}");
    scene.up(UpFlags.DETACHED);

    new ShowPlan(scene.workplace()).run(UpFlags.DETACHED.pulling("always").options(), false, false);

    assertThat(scene.out.toString())
        .contains(
            "image \"busybox\" is pulled first; containers of web are recreated if that changes it",
            "Image busybox         pull  (--pull was given)",
            "Container shop-web-1  keep");
  }

  private int plan(boolean json) throws InterruptedException {
    return new ShowPlan(scene.workplace()).run(UpFlags.DETACHED.options(), json, true);
  }
}
