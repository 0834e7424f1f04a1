package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What `up` ends with for services that do not come up, beside docker compose: the table in the
/// readme.
@OnEngine
class WaitParityIT {

  @RegisterExtension final Stack stack = new Stack();

  /// Where docker compose ends with what depends on how fast the machine is, anything may be.
  private static final int ANY = -1;

  enum Case {
    ONE_ENDS_AGAIN_AND_AGAIN(
        """
        services:
          bad: {image: busybox, restart: always, command: "false"}
        """,
        "--wait",
        0,
        7),
    ONE_ENDS_AFTER_A_WHILE_EACH_TIME(
        """
        services:
          bad: {image: busybox, restart: always, command: sh -c 'sleep 1; exit 3'}
        """,
        "--wait",
        ANY,
        7),
    ONE_OF_TWO_REPLICAS_ENDS(
        """
        services:
          web:
            image: busybox
            init: true
            scale: 2
            volumes: ["shared:/shared"]
            command: sh -c 'mkdir /shared/first || exit 3; exec sleep infinity'
        volumes: {shared: }
        """,
        "--wait",
        ANY,
        7),
    ONE_OF_TWO_REPLICAS_OF_A_JOB_FAILS(
        """
        services:
          web:
            image: busybox
            depends_on: {job: {condition: service_completed_successfully}}
          job:
            image: busybox
            scale: 2
            volumes: ["shared:/shared"]
            command: sh -c 'mkdir /shared/first || exit 1'
        volumes: {shared: }
        """,
        "-d",
        ANY,
        7),
    A_JOB_IS_DONE("services: {job: {image: busybox, command: 'true'}}", "--wait", ANY, 0),
    ONE_ENDS_AT_ONCE("services: {bad: {image: busybox, command: 'false'}}", "-d", 0, 0),
    ONE_THAT_IS_WAITED_FOR_ENDS_AT_ONCE(
        "services: {bad: {image: busybox, command: 'false'}}", "--wait", ANY, 7);

    final String files;
    final String flag;
    final int theirs;
    final int ours;

    Case(String files, String flag, int theirs, int ours) {
      this.files = files;
      this.flag = flag;
      this.theirs = theirs;
      this.ours = ours;
    }
  }

  @ParameterizedTest
  @EnumSource
  void exit_codes_are_as_the_readme_says(Case wait) {
    stack.compose(wait.files);

    stack.dhow("up", wait.flag).with("DHOW_COMPAT_EXIT_CODES", "").run().exitsWith(wait.ours);

    stack.dhow("down", "-v", "-t", "1").succeeds();
    if (wait.theirs != ANY) {
      assertThat(stack.peer("up", wait.flag).run().exitCode()).isEqualTo(wait.theirs);
    }
  }
}
