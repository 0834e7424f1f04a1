package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedNetwork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A network is made anew, and the engine refuses the new one when the old one is gone.
@Timeout(60)
class RefusedNetworkTest {
  private static final ProjectName SHOP = new ProjectName("shop");

  private final Scene scene = new Scene();
  private List<ObservedNetwork> before = List.of();

  @BeforeEach
  void setUp() throws InterruptedException {
    scene.project(Change.shop("1", 2, "driver_opts: {a: b}"));
    scene.up(UpFlags.DETACHED);
    before = networks();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void the_old_one_is_put_back_and_its_containers_run_on_it() throws InterruptedException {
    var ids = scene.engine.containers(SHOP).stream().map(ObservedContainer::id).toList();
    scene.front = refusing(NetworkSpec::internal);
    scene.project(Change.shop("1", 2, "internal: true"));

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertRunsAsBefore();
    assertThat(scene.engine.containers(SHOP)).extracting(ObservedContainer::id).isEqualTo(ids);
    assertThat(scene.err.toString())
        .contains(
            " Network shop_default  Error  (invalid network config: no luck today)",
            " Network shop_default  Put back  (is as before)",
            "  put back as before: Network shop_default\n")
        .doesNotContain("not done", "not started again");
  }

  @Test
  void so_are_containers_that_were_to_be_replaced() throws InterruptedException {
    scene.front = refusing(NetworkSpec::internal);
    scene.project(Change.shop("2", 2, "internal: true"));

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertRunsAsBefore();
    assertThat(scene.err.toString()).doesNotContain("not started again");
  }

  @Test
  void so_is_what_waits_for_one_that_was_to_be_replaced() throws InterruptedException {
    scene.front = refusing(NetworkSpec::internal);
    scene.project(
        Change.shop("1", 2, "internal: true")
            .replace("db: {image: busybox, ", "db: {image: busybox, tty: true, "));

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertRunsAsBefore();
    assertThat(scene.err.toString()).doesNotContain("not started again");
  }

  @Test
  void what_is_left_stopped_is_told_where_even_that_is_refused() throws InterruptedException {
    scene.front = refusing(_ -> true);
    scene.project(Change.shop("1", 2, "internal: true"));

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertThat(scene.err.toString())
        .contains(
            "  stopped, and not started again: ",
            "Container shop-db-1",
            "Container shop-web-1",
            "Container shop-web-2",
            "  hint: run the command again once that is mended, which starts them\n");
    scene.front = scene.engine;
    assertThat(scene.up(UpFlags.DETACHED)).isZero();
    assertThat(scene.engine.containers(SHOP)).hasSize(3).allMatch(each -> each.status().isUp());
  }

  private void assertRunsAsBefore() throws InterruptedException {
    var now = networks();
    assertThat(now).extracting(ObservedNetwork::spec).isEqualTo(specs(before));
    assertThat(now).extracting(ObservedNetwork::id).isNotEqualTo(before.getFirst().id());
    assertThat(scene.engine.containers(SHOP))
        .hasSize(3)
        .allMatch(each -> each.status().isUp())
        .allSatisfy(each ->
            assertThat(each.networks())
                .extracting(ObservedContainer.ObservedEndpoint::networkId)
                .containsExactly(now.getFirst().id()));
  }

  private static List<NetworkSpec> specs(List<ObservedNetwork> networks) {
    return networks.stream().map(each -> Objects.requireNonNull(each.spec())).toList();
  }

  private List<ObservedNetwork> networks() throws InterruptedException {
    return scene.engine.networks(SHOP, Set.of());
  }

  private Engine refusing(Predicate<NetworkSpec> refused) {
    return (Engine)
        Proxy.newProxyInstance(
            Engine.class.getClassLoader(),
            new Class<?>[] {Engine.class},
            (_, method, arguments) -> {
              if (arguments != null
                  && arguments[0] instanceof NetworkSpec network
                  && refused.test(network)) {
                throw new EngineException.Refused(
                    400, "invalid network config:\nno luck today", null);
              }
              try {
                return method.invoke(scene.engine, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
