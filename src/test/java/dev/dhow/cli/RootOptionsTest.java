package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
    var launcher = Files.readString(Path.of("src/dist/bin/dhow")).replace("\\\n", "");
    var pattern = Pattern.compile("^ *:(-.*)\\)\\s+dhow_value=value$", Pattern.MULTILINE);
    pattern
        .matcher(launcher)
        .results()
        .forEach(found -> known.addAll(List.of(found.group(1).split("[ |:]+", -1))));
    assertThat(known).isEqualTo(new TreeSet<>(RootOptions.TAKES_VALUE));
  }
}
