package dev.dhow.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Dependency.Condition;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

  @ParameterizedTest
  @CsvSource({
    "DONE, SERVICE_STARTED SERVICE_COMPLETED_SUCCESSFULLY",
    "HEALTHY, SERVICE_STARTED SERVICE_HEALTHY",
    "RUNNING, SERVICE_STARTED",
    "UNHEALTHY, SERVICE_STARTED",
    "FAILED, SERVICE_STARTED",
    "CREATED, ''",
    "MISSING, ''",
    "DISABLED, SERVICE_STARTED SERVICE_HEALTHY SERVICE_COMPLETED_SUCCESSFULLY",
  })
  void who_waits_may_go_on_when_it_is_met(Standing standing, String conditions) {
    var met = Arrays.stream(Condition.values()).filter(standing::meets).map(Condition::name);

    assertThat(String.join(" ", met.toList())).isEqualTo(conditions);
  }
}
