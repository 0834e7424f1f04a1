package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.OutputSchema;
import dev.dhow.event.Outcome;
import dev.dhow.event.StepProgress;
import dev.dhow.plan.Action;
import dev.dhow.plan.Reason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonRendererTest {
  private final StringWriter text = new StringWriter();
  private final JsonRenderer renderer = new JsonRenderer(new PrintWriter(text), false, false);
  private final Plans plans = new Plans();

  @AfterEach
  void all_of_it_is_documented() {
    OutputSchema.of("progress").expectLines(text.toString());
  }

  @Test
  void each_change_is_an_object() {
    plans.note("careful", "look twice");
    plans.keep("demo-db-1").replace("web", Reason.Changed.of(List.of("image")));
    plans.runAll(renderer);

    assertThat(text)
        .hasToString(
            """
            {"warning":true,"message":"careful","hint":"look twice"}
            {"id":"Container demo-db-1","status":"Running"}
            {"id":"Container demo-web-1","status":"Recreate","reason":"image changed"}
            {"id":"Container demo-web-1","status":"Recreated","reason":"image changed"}
            """);
  }

  @Test
  void progress_and_failures_are_told() {
    plans.add("web", new Reason.Missing(), new Action.BuildImage(Plans.build("web")));
    plans.add("db", new Reason.Missing(), new Action.PullImage("postgres", null));
    renderer.accept(plans.ready());
    renderer.accept(plans.started(1));
    renderer.accept(plans.progressed(1, new StepProgress.Line("<RUN> \u001b[1m")));
    renderer.accept(plans.started(2));
    renderer.accept(plans.progressed(2, new StepProgress.Layer("a1", "Downloading", 5, 10)));
    renderer.accept(plans.finished(2, new Outcome.Failed(new IllegalStateException("denied"))));

    assertThat(text)
        .hasToString(
            """
            {"id":"Image demo-web","status":"Building","reason":"does not exist yet"}
            {"id":"Image demo-web","line":"\\u003cRUN\\u003e \\u001b[1m"}
            {"id":"Image postgres","status":"Pulling","reason":"does not exist yet"}
            {"id":"Image postgres","layer":"a1","status":"Downloading","current":5,"total":10}
            {"id":"Image postgres","status":"Error","reason":"does not exist yet","message":"denied"}
            """);
  }
}
