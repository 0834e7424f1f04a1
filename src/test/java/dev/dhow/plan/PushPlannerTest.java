package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PushPlannerTest {

  @Test
  void what_goes_to_one_repository_goes_one_after_the_other_whatever_becomes_of_it() {
    var project =
        Shop.of(
            service("api").image("registry:5000/app:api").build(),
            service("db").image("registry:5000/db:1").build(),
            service("web").image("registry:5000/app:web").build(),
            service("worker").image("registry:5000/app").build());

    assertThat(PlanText.of(Planner.push(project)))
        .isEqualTo(
            """
            #1 push image registry:5000/app:api  (asked for by push)
            #2 push image registry:5000/db:1  (asked for by push)
            #3 push image registry:5000/app:web  (asked for by push)  after #1 ended
            #4 push image registry:5000/app  (asked for by push)  after #3 ended
            """);
  }

  @Test
  void only_what_is_built_and_has_a_name_is_pushed_and_once() {
    var project =
        Shop.of(
            service("api").image("app:1").build(),
            service("cache").image("cache:1"),
            service("unnamed").image(null).build(),
            service("web").image("app:1").build());

    assertThat(PlanText.of(Planner.push(project)))
        .isEqualTo("#1 push image app:1  (asked for by push)\n");
  }
}
