package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RawTerminalTest {

  /// The kernel stops the whole job when one of its programs changes the terminal from the
  /// background; the script sends what it would send.
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = SEPARATE_THREAD)
  void a_change_that_comes_too_late_is_given_up_and_stops_nothing() {
    var tooLate = List.of("/bin/sh", "-c", "kill -TTOU $PPID; kill -TTOU $$; exec sleep 1000");

    assertThatThrownBy(() -> RawTerminal.runUnlessInBackground(tooLate))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be changed");
  }
}
