package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Test
  void the_launcher_knows_them_too() throws IOException {
    var known = new TreeSet<String>();
    for (var line : Files.readAllLines(Path.of("src/dist/bin/dhow"))) {
      if (line.endsWith(" value=value ;;")) {
        var names = line.substring(0, line.indexOf(')')).strip().split(" \\| ");
        known.addAll(List.of(names));
      }
    }
    assertThat(known).isEqualTo(new TreeSet<>(RootOptions.TAKES_VALUE));
  }
}
