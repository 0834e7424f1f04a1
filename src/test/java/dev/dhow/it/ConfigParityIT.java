package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `config` beside docker compose's, for a project that uses everything.
@OnEngine
class ConfigParityIT {

  @RegisterExtension static final Stack STACK = Stack.shared();

  @BeforeAll
  static void every_attribute_is_used() {
    EveryAttribute.in(STACK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config",
        "config --format json",
        "config ports mounts",
        "--profile never config",
        "-p other config"
      })
  void the_project_is_printed_byte_for_byte_alike(String line) {
    var arguments = line.split(" ");

    assertThat(STACK.dhow(arguments).succeeds().stdout())
        .isEqualTo(STACK.peer(arguments).succeeds().stdout());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--services", "--volumes", "--images"})
  void the_same_is_listed(String list) {
    assertThat(STACK.dhow("config", list).succeeds().lines())
        .containsExactlyInAnyOrderElementsOf(STACK.peer("config", list).succeeds().lines());
  }

  /// docker compose's `config --hash` leaves out `env_file`, unlike its label, which
  /// [InspectParityIT] compares; so the service that has one is left out here.
  @Test
  void the_hashes_are_the_same() {
    var ours = STACK.dhow("config", "--hash", "*").succeeds().lines();
    var theirs = STACK.peer("config", "--hash", "*").succeeds().lines();

    assertThat(ours)
        .filteredOn(line -> !line.startsWith("process "))
        .hasSizeGreaterThan(12)
        .containsExactlyInAnyOrderElementsOf(
            theirs.stream().filter(line -> !line.startsWith("process ")).toList());
  }
}
