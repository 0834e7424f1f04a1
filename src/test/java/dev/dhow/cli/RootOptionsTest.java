package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RootOptionsTest {

  @Test
  void the_options_that_take_a_value_are_known_before_parsing() {
    var declared = new TreeSet<String>();
    for (var option : Commands.only(new RootOptions(), "").getCommandSpec().options()) {
      if (option.arity().min() > 0) {
        declared.addAll(List.of(option.names()));
      }
    }
    assertThat(new TreeSet<>(RootOptions.TAKES_VALUE)).isEqualTo(declared);
  }
}
