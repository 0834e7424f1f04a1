package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `config` beside docker compose's, for projects that use everything.
@OnEngine
class ConfigParityIT {

  @RegisterExtension final Stack stack = new Stack();

  @ParameterizedTest
  @EnumSource
  void a_project_is_printed_byte_for_byte_alike(EveryAttribute project) {
    project.in(stack);

    isPrintedAlike("config");
    isPrintedAlike("config --format json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config ports mounts",
        "--profile never config",
        "-p other config",
        "--compatibility config"
      })
  void a_part_of_a_project_is_printed_byte_for_byte_alike(String line) {
    EveryAttribute.BASICS.in(stack);

    isPrintedAlike(line);
  }

  private void isPrintedAlike(String line) {
    var arguments = line.split(" ");
    assertThat(stack.dhow(arguments).succeeds().stdout())
        .isEqualTo(stack.peer(arguments).succeeds().stdout());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--services", "--volumes", "--images"})
  void the_same_is_listed(String list) {
    EveryAttribute.BASICS.in(stack);

    assertThat(stack.dhow("config", list).succeeds().lines())
        .containsExactlyInAnyOrderElementsOf(stack.peer("config", list).succeeds().lines());
  }

  /// docker compose's `config --hash` leaves out `env_file` and `label_file`, unlike its label,
  /// which [InspectParityIT] compares; so the services that have one are left out here.
  @ParameterizedTest
  @CsvSource({
    "BASICS, process",
    "LIMITS, listed-annotations",
    "NETWORKS, -",
    "NAMESPACES, -",
    "STORAGE, -",
    "UNSTARTED, -"
  })
  void the_hashes_are_the_same(EveryAttribute project, String without) {
    project.in(stack);
    var ours = stack.dhow("config", "--hash", "*").succeeds().lines();
    var theirs = stack.peer("config", "--hash", "*").succeeds().lines();

    assertThat(ours)
        .filteredOn(line -> !line.startsWith(without + " "))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            theirs.stream().filter(line -> !line.startsWith(without + " ")).toList());
  }
}
