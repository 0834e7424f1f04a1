package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dhow.model.ProjectName;
import dev.dhow.plan.PlanningException;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.state.ObservedContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A service was renamed in the files, and its old container has what the new one wants.
@Timeout(30)
class OrphanInTheWayTest {
  private static final String WAY =
      "remove it with --remove-orphans, if you removed or renamed its service, or ";

  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void its_port_is_told_to_be_an_orphans() throws InterruptedException {
    renamed("services: {old: {image: busybox, ports: ['8080:80']}}");

    assertThat(problem())
        .isEqualTo(
            new Problem(
                "port 8080, which container shop-new-1 publishes, is already in use by container"
                    + " shop-old-1 (service old of project shop), an orphan of this project",
                WAY + "publish another port of the host"));
    assertIsReplaced();
  }

  @Test
  void so_is_its_name() throws InterruptedException {
    renamed("services: {old: {image: busybox, container_name: mine}}");
    var id = scene.engine.id("mine");

    assertThat(problem())
        .isEqualTo(
            new Problem(
                "the container name mine is already in use by container %s (service old of project shop), an orphan of this project"
                    .formatted(id),
                WAY + "give the service another container_name"));
    assertIsReplaced();
  }

  @Test
  void so_is_its_address() throws InterruptedException {
    renamed(
        """
        services: {old: {image: busybox, networks: {default: {ipv4_address: 10.99.0.5}}}}
        networks: {default: {ipam: {config: [{subnet: 10.99.0.0/24}]}}}
        """);

    assertThat(problem())
        .isEqualTo(
            new Problem(
                "the address 10.99.0.5 of network shop_default, which container shop-new-1 wants,"
                    + " is already in use by container shop-old-1 (service old of project shop), an"
                    + " orphan of this project",
                WAY + "give this one another address"));
    assertIsReplaced();
  }

  private void renamed(String files) throws InterruptedException {
    scene.project(files);
    scene.up(UpFlags.DETACHED);
    scene.project(files.replace("old", "new"));
  }

  private Problem problem() {
    scene.engine.calls().forget();
    var problem = catchThrowableOfType(PlanningException.class, () -> scene.up(UpFlags.DETACHED));
    assertThat(scene.engine.calls().mutating()).isEmpty();
    assertThat(problem.problems()).hasSize(1);
    return problem.problems().getFirst();
  }

  private void assertIsReplaced() throws InterruptedException {
    assertThat(scene.up(UpFlags.DETACHED.removingOrphans())).isZero();
    assertThat(scene.engine.containers(new ProjectName("shop")))
        .singleElement()
        .matches(each -> each.status().isUp())
        .extracting(ObservedContainer::service)
        .isEqualTo("new");
  }
}
