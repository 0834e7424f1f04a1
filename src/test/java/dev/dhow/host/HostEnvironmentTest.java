package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HostEnvironmentTest {

  @Test
  void what_the_launcher_hid_from_java_is_back() {
    var seen = Map.of("DHOW_KEPT_JAVA_TOOL_OPTIONS", "-Xfoo", "DHOW_KEPT__JAVA_OPTIONS", "-Xbar");
    assertThat(HostEnvironment.withKept(seen))
        .isEqualTo(Map.of("JAVA_TOOL_OPTIONS", "-Xfoo", "_JAVA_OPTIONS", "-Xbar"));
  }

  @Test
  void what_the_launcher_set_for_java_is_the_users_again() {
    assertThat(HostEnvironment.withKept(Map.of("LC_ALL", "C.UTF-8", "DHOW_KEPT_LC_ALL", "C")))
        .isEqualTo(Map.of("LC_ALL", "C"));
    assertThat(HostEnvironment.withKept(Map.of("LC_ALL", "C.UTF-8", "DHOW_UNSET_LC_ALL", "")))
        .isEmpty();
  }
}
