package dev.dhow.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepFailedExceptionTest {

  @Test
  void in_a_line_it_says_what_matters() {
    assertThat(brief("no such image")).isEqualTo("no such image");
    assertThat(brief("no such image\nor no rights")).isEqualTo("no such image");
    assertThat(brief("invalid config:\ninvalid subnet x\nand y"))
        .isEqualTo("invalid config: invalid subnet x");
    assertThat(brief("invalid:\n\tthe network:\n* one\n* two"))
        .isEqualTo("invalid: the network: * one");
    assertThat(brief("it ends so:")).isEqualTo("it ends so:");
  }

  private static String brief(String message) {
    return new StepFailedException(message, null, List.of(), null).brief();
  }
}
