package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.event.Outcome;
import dev.dhow.event.PlanResult;
import dev.dhow.event.StepFailedException;
import dev.dhow.event.StepFailedException.Fact;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action;
import dev.dhow.plan.ContainerRef;
import dev.dhow.plan.Reason;
import dev.dhow.plan.StepId;
import dev.dhow.state.ContainerId;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTextTest {
  private final FailureText text = new FailureText(Colours.OFF);
  private final Plans plans = new Plans();

  @Test
  void tells_the_cause_its_facts_and_what_was_not_done() {
    plans.create("db").create("web");
    var cause =
        new StepFailedException(
            "container demo-db-1 is unhealthy",
            "look at its log",
            List.of(new Fact("probe ended with exit code 1", List.of("no \u001b[2Jresponse", "x"))),
            null);

    assertThat(text.of(result(cause), FailureTextTest::explain))
        .isEqualTo(
            """
            error: container demo-db-1 is unhealthy
              probe ended with exit code 1:
                no ␛[2Jresponse
                x
              hint: look at its log
              not done because of it: Container demo-web-1
            """);
  }

  @Test
  void names_what_failed_where_the_message_does_not() {
    plans.add("db", new Reason.Missing(), new Action.PullImage("postgres:15", null));

    assertThat(
            text.of(
                result(new IllegalStateException("access denied\nby registry")),
                FailureTextTest::explain))
        .isEqualTo(
            """
            error: Image postgres:15: access denied
              by registry
              hint: try again
            """);
  }

  @Test
  void what_several_steps_have_met_is_told_once_and_none_of_them_was_left_out() {
    var db = new ContainerRef.Existing(new ContainerId("c0ffee"), "demo-db-1");
    var service = new ServiceName("db");
    plans.add("db", new Reason.Missing(), new Action.AwaitLasting(service, db));
    plans.add("db", new Reason.Missing(), new Action.AwaitReady(service, List.of(db), null));
    plans.create("web");
    var cause = new IllegalStateException("container demo-db-1 exited (3)");
    var first = plans.steps().getFirst().id();
    var outcomes = new LinkedHashMap<StepId, Outcome>();
    for (var step : plans.steps()) {
      outcomes.put(
          step.id(), outcomes.size() < 2 ? new Outcome.Failed(cause) : new Outcome.Skipped(first));
    }

    assertThat(text.of(new PlanResult(plans.plan(), outcomes), FailureTextTest::explain))
        .isEqualTo(
            """
            error: container demo-db-1 exited (3)
              hint: try again
              not done because of it: Container demo-web-1
            """);
  }

  @Test
  void success_needs_no_words() {
    plans.create("db");
    var outcomes = new LinkedHashMap<StepId, Outcome>();
    plans.steps().forEach(step -> outcomes.put(step.id(), new Outcome.Done()));

    assertThat(text.of(new PlanResult(plans.plan(), outcomes), FailureTextTest::explain)).isEmpty();
  }

  @Test
  void a_failure_without_a_plan_has_the_same_form() {
    assertThat(text.of(FailureText.Cause.of("no engine answers", "start it")))
        .isEqualTo("error: no engine answers\n  hint: start it\n");
  }

  private static FailureText.Cause explain(Exception cause) {
    return FailureText.Cause.of(String.valueOf(cause.getMessage()), "try again");
  }

  /// The first step failed and all the others were skipped.
  private PlanResult result(Exception cause) {
    var outcomes = new LinkedHashMap<StepId, Outcome>();
    for (var step : plans.steps()) {
      outcomes.put(
          step.id(),
          outcomes.isEmpty()
              ? new Outcome.Failed(cause)
              : new Outcome.Skipped(plans.steps().getFirst().id()));
    }
    return new PlanResult(plans.plan(), outcomes);
  }
}
