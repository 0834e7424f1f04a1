package dev.dhow.engine.docker.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.ServiceName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words of builders, old and new, without what says nothing.
class BuildFailureTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ERROR: failed to solve: process \"/bin/sh -c false\" did not complete successfully:"
            + " exit code: 3 | exit code 3",
        "executor failed running [/bin/sh -c for i in 1; do exit 7; done]: exit code: 7"
            + " | exit code 7",
        "rpc error: code = Unknown desc = executor failed running [/bin/sh -c false]: exit code: 1"
            + " | exit code 1",
        "The command '/bin/sh -c false' returned a non-zero code: 1 | exit code 1",
        "rpc error: code = Unknown desc = failed to solve with frontend dockerfile.v0:"
            + " failed to create LLB definition: dockerfile parse error line 2: Unknown flag: network"
            + " | dockerfile parse error line 2: Unknown flag: network",
        "failed to solve: base: not found | base: not found"
      })
  void only_what_went_wrong_is_told(String words, String told) {
    var failure = BuildFailure.of(new ServiceName("web"), "", words);

    assertThat(failure.exception()).hasMessage("the build of service \"web\" failed: " + told);
  }
}
