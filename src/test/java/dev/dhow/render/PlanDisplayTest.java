package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Value;
import dev.dhow.plan.FieldChange;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanDisplayTest {
  private final PlanDisplay display = new PlanDisplay(Colours.OFF);

  @Test
  void tells_what_would_be_done_and_why() {
    var plans = new Plans().note("careful", "look twice").keep("demo-db-1").create("api");
    plans.replace("web", Reason.Changed.of(List.of("image", "environment.DEBUG")));

    assertThat(display.of(plans.plan()))
        .isEqualTo(
            """
            warning: careful
              hint: look twice
             Container demo-db-1   keep
             Container demo-api-1  create, start  (does not exist yet)
             Container demo-web-1  recreate       (image, environment.DEBUG changed)
            """);
  }

  @Test
  void values_that_changed_are_shown_as_far_as_they_are_known() {
    var plans = new Plans();
    plans.replace(
        "web",
        new Reason.Changed(
            List.of(
                new FieldChange("command", true, Value.texts(List.of("a \"b\"", "c")), null),
                new FieldChange("cpus", false, null, new Value.Real(2)),
                new FieldChange("environment.A", true, null, Value.text("1\n\u001b[2J")),
                FieldChange.named("init"))));

    assertThat(display.of(plans.plan()))
        .isEqualTo(
            """
             Container demo-web-1  recreate  (command, cpus, environment.A, init changed)
                 command: ["a \\"b\\"", "c"] → not set
                 cpus: (not recorded) → 2
                 environment.A: not set → "1\\n␛[2J"
            """);
  }

  @Test
  void programs_get_the_same_as_json() {
    var plans = new Plans().note("careful", "look twice").keep("demo-db-1");
    plans.replace(
        "web",
        new Reason.Changed(
            List.of(new FieldChange("image", true, Value.text("a"), Value.text("b")))));

    assertThat(PlanJson.of(List.of(Plan.EMPTY, plans.plan())))
        .isEqualTo(
            """
            {"changes":true,"resources":[\
            {"kind":"Container","name":"demo-db-1","actions":[]},\
            {"kind":"Container","name":"demo-web-1","actions":["recreate"],\
            "reason":"image changed",\
            "fields":[{"field":"image","known":true,"from":"a","to":"b"}]}],\
            "notes":[{"message":"careful","hint":"look twice"}]}
            """);
  }

  @Test
  void says_that_there_is_nothing_to_do() {
    assertThat(display.of(Plan.EMPTY)).isEqualTo("Nothing to do.\n");
  }
}
