package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Command;
import dev.dhow.it.harness.Dhow;
import dev.dhow.it.harness.Machine;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Disks that are full or must not be written to: what needs no room works, and the rest says what
/// is wrong and leaves nothing half done.
@OnEngine
@DisabledIf(value = Machine.WITHOUT_ROOT, disabledReason = "only root may mount disks")
class FullDiskIT {
  private static final String WEB =
      "services: {web: {image: busybox, init: true, command: sleep infinity}}";

  /// Makes a full disk of a folder, with a file `kept` on it.
  private static final String FULL =
      """
      full() {
        mkdir -p "$1" && mount -t tmpfs -o size=64k none "$1" && echo kept >"$1/kept" || exit 99
        while printf %4096s x; do :; done >"$1/filling" 2>/dev/null
      }
      """;

  @RegisterExtension final Stack stack = new Stack();

  /// Runs a script with mounts of its own, which knows dhow as `$0`.
  private Command script(String text) {
    return stack.command("unshare", "--mount", "sh", "-c", FULL + text, Dhow.binary());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config -o full/new.yaml",
        "config -o full/kept",
        "export -o full/new.tar web",
        "export -o full/kept web",
        "cp web:/bin/busybox full/new",
        "cp web:/bin/busybox full/kept"
      })
  void what_has_no_room_is_not_left_half_done(String command) {
    stack.compose(WEB);
    stack.dhow("up", "-d").succeeds();

    var ended =
        script("full full; $0 " + command + "; echo $?; cat full/kept; ls -A full").succeeds();

    assertThat(ended.stdout().lines()).containsExactly("1", "kept", "filling", "kept");
    assertThat(ended.stderr())
        .containsPattern("error: cannot [^\\n]*full[^\\n]*: No space left on device")
        .doesNotContain("\tat ", "defect");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config -o one", "export -o one web"})
  void a_file_that_is_mounted_alone_is_written_to(String command) {
    stack.compose(WEB);
    stack.dhow("up", "-d").succeeds();

    var ended =
        script(
                "echo a >other; echo b >one; mount --bind other one || exit 99; $0 "
                    + command
                    + "; echo $?; [ $(wc -c <other) -gt 50 ] && echo written; ls -A | grep partial")
            .run();

    assertThat(ended.stdout().lines()).containsExactly("0", "written");
  }

  @Test
  void a_record_that_has_no_room_does_not_undo_what_was_done() {
    stack.compose(WEB);

    var up = script("full full; $0 up -d --timeline-file full/record; ls -A full").succeeds();

    assertThat(up.stdout().lines()).containsExactly("filling", "kept");
    assertThat(up.stderr()).contains("error: cannot write full/record: No space left on device");
    assertThat(stack.overview()).containsExactly("web=running");
  }

  @Test
  void locks_need_no_room() {
    stack.compose(WEB);

    script("full ~/.cache/dhow/locks; $0 up -d && $0 stop -t 0 && $0 down").succeeds();

    assertThat(stack.containers()).isEmpty();
  }

  @Test
  void locks_need_no_home_to_write_to() {
    stack.compose(WEB);

    script("mount --bind -o ro ~ ~ || exit 99; $0 up -d && $0 down -t 0").succeeds();

    assertThat(stack.containers()).isEmpty();
  }

  @Test
  void a_project_that_must_not_be_written_to_works() {
    stack.compose(WEB);
    var readOnly = "mount --bind -o ro . . && cd \"$PWD\" || exit 99; ";

    script(readOnly + "$0 up -d && $0 ps && $0 exec -T web true && $0 down -t 0").succeeds();
    var config = script(readOnly + "$0 config -o new.yaml").run().exitsWith(1);

    assertThat(config.stderr())
        .startsWith("error: cannot write new.yaml: Read-only file system")
        .doesNotContain("\tat ");
  }

  @Test
  void nowhere_to_write_to_is_told() {
    stack.compose(WEB);

    var readOnly = "mount --bind -o ro ~ ~ && mount --bind -o ro /tmp /tmp || exit 99; ";
    var up = script(readOnly + "$0 up -d").run().exitsWith(1);

    assertThat(up.stderr())
        .startsWith("error: ")
        .contains("/tmp", "Read-only file system")
        .doesNotContain("\tat ", "defect");
  }
}
