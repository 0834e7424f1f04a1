package dev.dhow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineInfoTest {

  @ParameterizedTest
  @CsvSource({"1.41, false", "1.43, false", "1.44, true", "1.51, true", "2.0, true"})
  void engines_of_newer_versions_make_no_two_networks_of_one_name_and_check_addresses(
      String version, boolean never) {
    var info = new EngineInfo("id", "1.2.3", version, 1, List.of());
    assertThat(info.makesNoTwins()).isEqualTo(never);
    assertThat(info.checksAddresses()).isEqualTo(never);
  }
}
