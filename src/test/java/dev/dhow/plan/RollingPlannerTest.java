package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Dependency.Condition;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RollingPlannerTest {

  @Test
  void the_new_container_is_ready_before_the_old_one_is_stopped() {
    assertThat(change(web -> web))
        .isEqualTo(
            """
            #1 create container 0190e5722719_shop-web-1  (environment.V changed)
            #2 start container shop-web-1 of #1  (environment.V changed)  after #1
            #3 await that web is ready  (before more is replaced)  after #2
            #4 stop container shop-web-1 (0190e5722719)  (replaced by #1)  after #1, #3
            #5 rename container shop-web-1 (0190e5722719) to 0190e5722719_old_shop-web-1  (replaced by #1)  after #4
            #6 rename what #1 creates to shop-web-1  (environment.V changed)  after #5
            #7 remove container shop-web-1 (0190e5722719)  (replaced by #1)  after #6
            #8 start container shop-web-1 (0190e5722719)  (puts back if #6 fails)  after #4, #6 failed
            #9 stop container shop-web-1 of #1  (puts back if #6 fails)  after #2, #6 failed, #8 ended
            #10 remove container shop-web-1 of #1  (puts back if #6 fails)  after #1, #6 failed, #8 ended, #9 ended
            #11 rename container shop-web-1 (0190e5722719) to shop-web-1  (puts back if #6 fails)  after #5, #6 failed, #8 ended, #9 ended, #10 ended
            """);
  }

  @Test
  void a_fixed_port_of_the_host_cannot_be_published_twice() {
    assertThat(change(web -> web.port(80, "8080")))
        .contains(
            """
            #2 stop container shop-web-1 (0190e5722719)  (replaced by #1)  after #1
            #3 rename container shop-web-1 (0190e5722719) to 0190e5722719_old_shop-web-1  (replaced by #1)  after #2
            #4 rename what #1 creates to shop-web-1  (environment.V changed)  after #3
            #5 start container shop-web-1 of #1  (environment.V changed)  after #4
            #6 await that web is ready  (before more is replaced)  after #5
            #7 remove container shop-web-1 (0190e5722719)  (replaced by #1)  after #6
            """)
        .endsWith(
            "note: each container of service \"web\" is stopped before the one that replaces it is"
                + " started: they cannot both publish port 8080; leave the port of the host out,"
                + " or put a proxy before the service\n");
  }

  @Test
  void batches_wait_for_each_other_and_for_the_delay() {
    assertThat(
            change(web -> web.scale(3).update("stop-first", 2, Duration.ofSeconds(5), "continue")))
        .contains(
            "#4 stop container shop-web-1 (7cb1c23b65ad)  (replaced by #1)  after #1\n",
            "#14 stop container shop-web-2 (0190e5722719)  (replaced by #2)  after #2\n",
            "#24 let 5s pass  (before more is replaced)"
                + "  after #8 ended, #18 ended, #13 ended, #23 ended\n",
            "#25 stop container shop-web-3 (8a0cebcbc541)  (replaced by #3)  after #3, #24\n");
  }

  @Test
  void all_are_put_back_where_a_failure_is_to_be_rolled_back() {
    assertThat(change(web -> web.scale(2).update("start-first", 1, Duration.ZERO, "rollback")))
        .contains(
            """
            #13 await that web is ready  (before more is replaced)  after #7, #12
            #14 remove container shop-web-2 (0190e5722719)  (replaced by #2)  after #13
            #15 start container shop-web-2 (0190e5722719)  (puts back if #13 fails)  after #10, #13 failed
            """,
            """
            #19 remove container shop-web-1 (65ad3780e9f9)  (replaced by #1)  after #13
            #20 start container shop-web-1 (65ad3780e9f9)  (puts back if #13 fails)  after #5, #13 failed, #18 ended
            """);
  }

  @Test
  void what_is_restarted_with_it_runs_until_the_last_one_is_replaced() {
    var text =
        plan(
            new ServiceBuilder[] {
              service("web").scale(2).environment("V", "1"),
              service("cron").needs("web", Condition.SERVICE_STARTED, true, true)
            },
            new ServiceBuilder[] {
              service("web").scale(2).environment("V", "2"),
              service("cron").needs("web", Condition.SERVICE_STARTED, true, true)
            });

    assertThat(text).contains("stop container shop-cron-1");
    assertThat(text.indexOf("stop container shop-cron-1"))
        .isGreaterThan(text.lastIndexOf("to shop-web-2"));
  }

  @Test
  void data_of_one_container_is_not_given_to_two() {
    assertThat(change(web -> web.volume("data", "/data")))
        .contains("stopped before the one that replaces it is started")
        .contains("they would both write to /data");
    assertThat(change(web -> web.anonymousVolume("/cache").scale(2)))
        .contains("they would both write to /cache");
    assertThat(change(web -> web.volume("data", "/data").scale(2))).doesNotContain("note:");
    assertThat(
            change(web ->
                web.volume("data", "/data").update("start-first", 1, Duration.ZERO, "pause")))
        .doesNotContain("note:");
  }

  private static String change(UnaryOperator<ServiceBuilder> say) {
    return plan(
        new ServiceBuilder[] {say.apply(service("web").environment("V", "1"))},
        new ServiceBuilder[] {say.apply(service("web").environment("V", "2"))});
  }

  private static String plan(ServiceBuilder[] before, ServiceBuilder[] after) {
    var plan =
        Planner.up(Shop.of(after), Shop.running(Shop.of(before)), Gen.inTurns(UpRequest.PLAIN));
    return PlanText.of(plan);
  }
}
