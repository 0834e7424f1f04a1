package dev.dhow.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.VirtualTime;
import dev.dhow.event.StepFailedException.Fact;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerDetail.ProbeResult;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  @Test
  void of_the_latest_probes_those_that_failed_are_told() {
    assertThat(Evidence.about(probed(1, 0, 7, 0), List.of()))
        .containsExactly(new Fact("probe ended with exit code 7", List.of("said 7")));
    assertThat(Evidence.about(probed(0, 0, 0), List.of("GET /"))).hasSize(1);
  }

  private static ContainerDetail probed(int... exitCodes) {
    var start = VirtualTime.START;
    var probes =
        IntStream.of(exitCodes)
            .mapToObj(code -> new ProbeResult(start, code, "said " + code))
            .toList();
    return new ContainerDetail(
        new ContainerId("c0ffee"),
        "shop-db-1",
        ContainerStatus.RUNNING,
        Health.HEALTHY,
        0,
        false,
        "",
        start,
        null,
        0,
        null,
        List.of("CMD", "true"),
        null,
        null,
        probes,
        false,
        false,
        Collections.emptySortedMap(),
        ContainerSettings.NONE);
  }
}
