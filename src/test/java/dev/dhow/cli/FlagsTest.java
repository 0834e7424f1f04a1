package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

class FlagsTest {
  private final List<String> names = new ArrayList<>();
  private final List<String> services = new ArrayList<>();
  private final CommandLine line = line();
  private boolean quiet;
  private boolean orphans = true;
  private @Nullable String format;
  private @Nullable Integer number;
  private @Nullable String pull;

  @Test
  void what_is_not_given_keeps_its_default() {
    line.parseArgs();
    assertThat(quiet).isFalse();
    assertThat(orphans).isTrue();
    assertThat(format).isNull();
    assertThat(number).isNull();
    assertThat(names).isEmpty();
    assertThat(services).isEmpty();
  }

  @Test
  void a_flag_is_given_or_says_so_itself() {
    line.parseArgs("-q", "--orphans=false");
    assertThat(quiet).isTrue();
    assertThat(orphans).isFalse();
  }

  @Test
  void truth_is_told_as_go_reads_it() {
    for (var yes : List.of("1", "t", "T", "true", "TRUE", "True")) {
      line.parseArgs("--orphans=false", "--orphans=" + yes);
      assertThat(orphans).as(yes).isTrue();
    }
    for (var no : List.of("0", "f", "F", "false", "FALSE", "False")) {
      line.parseArgs("--orphans=" + no);
      assertThat(orphans).as(no).isFalse();
    }
  }

  @Test
  void a_flag_does_not_take_a_service_for_its_value() {
    line.parseArgs("--quiet", "web");
    assertThat(quiet).isTrue();
    assertThat(services).containsExactly("web");
  }

  @Test
  void all_values_of_a_repeated_flag_are_collected_in_order() {
    line.parseArgs("--name", "a", "web", "-n", "b", "--name=c", "db");
    assertThat(names).containsExactly("a", "b", "c");
    assertThat(services).containsExactly("web", "db");
  }

  @Test
  void the_last_value_counts() {
    line.parseArgs("--format", "yaml", "--format=json", "--number", "3");
    assertThat(format).isEqualTo("json");
    assertThat(number).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "0x1f, 31",
    "0X1F, 31",
    "017, 15",
    "0o17, 15",
    "0b11, 3",
    "1_000, 1000",
    "+3, 3",
    "-0x2, -2",
    "0, 0",
    "-1, -1"
  })
  void whole_numbers_are_read_as_go_reads_them(String text, int value) {
    line.parseArgs("--number=" + text);
    assertThat(number).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        "0x",
        "x",
        "1.5",
        "08",
        "--1",
        "0x-1",
        "99999999999",
        "1 ",
        "0q17",
        "1__0",
        "5_",
        "_5"
      })
  void what_is_no_whole_number_is_refused(String text) {
    assertThatThrownBy(() -> line.parseArgs("--number=" + text))
        .isInstanceOf(ParameterException.class);
  }

  @Test
  void a_choice_that_is_empty_is_none() {
    line.parseArgs("--pull=");
    assertThat(pull).isNull();
    line.parseArgs("--pull=always");
    assertThat(pull).isEqualTo("always");
  }

  private CommandLine line() {
    var spec = CommandSpec.create();
    new Flags(spec, Flags.ALL)
        .flag("-q, --quiet", "Only print ids", value -> quiet = value)
        .hiddenFlag("--orphans", value -> orphans = value)
        .value("--format", "FORMAT", "How to print", value -> format = value)
        .choice("--pull", "WHEN", "When to pull", value -> pull = value)
        .number("--number", "N", "How many", value -> number = value)
        .values("-n, --name", "NAME", "Which", names)
        .operands("SERVICE", "Services", services);
    return new CommandLine(spec).setOverwrittenOptionsAllowed(true);
  }
}
