package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Command;
import dev.dhow.it.harness.Finished;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Flags of `up`, with docker compose beside it.
@OnEngine
class UpFlagsIT {
  private static final String TALKING =
      """
      services:
        web: {image: busybox, command: echo from web, depends_on: [db]}
        db: {image: busybox, command: echo from db}
        other: {image: busybox, command: echo from other}
      """;
  private static final String STAYING =
      """
      services:
        web: {image: busybox, command: sleep 1000, stop_grace_period: 0s, depends_on: [db]}
        db: {image: busybox, command: sleep 1000, stop_grace_period: 0s}
        other: {image: busybox, command: sleep 1000, stop_grace_period: 0s}
      """;

  @RegisterExtension final Stack stack = new Stack();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web",
        "--attach db --attach other",
        "--no-attach web",
        "--no-attach web --no-attach db --no-attach other",
        "--attach-dependencies web",
      })
  void the_same_services_are_shown(String flags) {
    stack.compose(TALKING);

    var theirs = shown(up(stack.peer("up"), flags));
    var ours = shown(up(stack.dhow("up"), flags));

    assertThat(ours).isEqualTo(theirs);
  }

  @Test
  void attach_alone_says_what_is_shown() {
    stack.compose(TALKING);

    assertThat(shown(up(stack.dhow("up"), "--attach db web"))).containsExactly("db-1 | from db");
  }

  @Test
  void without_prefixes_lines_are_as_they_were_written() {
    stack.compose(TALKING);

    assertThat(up(stack.dhow("up"), "--no-log-prefix").stdout().lines())
        .contains("from web", "from db", "from other");
    assertThat(up(stack.peer("up"), "--no-log-prefix").stdout().lines())
        .contains("from web", "from db", "from other");
  }

  @Test
  void timestamps_stand_between_prefix_and_line() {
    stack.compose(TALKING);
    var line = "web-1 +\\| 20[0-9-]{8}T[0-9:.]+Z from web";

    assertThat(up(stack.dhow("up"), "--timestamps").lines()).anyMatch(each -> each.matches(line));
    assertThat(up(stack.peer("up"), "--timestamps").lines()).anyMatch(each -> each.matches(line));
  }

  @Test
  void prefixes_have_colours_on_a_terminal_unless_they_are_not_wanted() {
    stack.compose(TALKING);
    var coloured = "(?s).*\33\\[[0-9;]+mweb-1 +\\| \33\\[0m ?from web.*";

    assertThat(up(stack.dhow("up"), "", true).stdout()).matches(coloured);
    assertThat(up(stack.peer("up"), "", true).stdout()).matches(coloured);
    for (var either : List.of(stack.dhow("up"), stack.peer("up"))) {
      assertThat(up(either, "--no-color", true).stdout())
          .doesNotMatch(coloured)
          .matches("(?s).*web-1 +\\| from web.*");
    }
  }

  @Test
  void nothing_is_started_when_that_is_not_wanted() {
    stack.compose(STAYING);
    stack.peer("up", "--no-start").succeeds();
    var theirs = stack.overview();
    stack.peerDown();

    stack.dhow("up", "--no-start").succeeds();

    assertThat(stack.overview())
        .isEqualTo(theirs)
        .containsExactly("db=created", "other=created", "web=created");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--always-recreate-deps web",
        "--always-recreate-deps",
        "--force-recreate web",
      })
  void the_same_services_are_recreated(String flags) {
    stack.compose(STAYING);
    stack.dhow("up", "-d").succeeds();

    var theirs = recreated(() -> up(stack.peer("up", "-d"), flags));
    var ours = recreated(() -> up(stack.dhow("up", "-d"), flags));

    assertThat(ours).isEqualTo(theirs);
  }

  @Test
  void a_menu_is_for_terminals_and_may_be_declined() {
    stack.compose(TALKING);

    for (var flag : List.of("--menu=false", "--menu")) {
      assertThat(shown(up(stack.dhow("up"), flag)))
          .containsExactlyInAnyOrderElementsOf(shown(up(stack.peer("up"), flag)));
    }
  }

  private static Finished up(Command either, String flags) {
    return up(either, flags, false);
  }

  private static Finished up(Command either, String flags, boolean inTerminal) {
    var line = new ArrayList<>(either.line());
    Arrays.stream(flags.split(" ")).filter(flag -> !flag.isEmpty()).forEach(line::add);
    var command = Command.of(either.directory(), line).with(either.environment());
    return (inTerminal ? command.inTerminal() : command).succeeds();
  }

  private static List<String> shown(Finished up) {
    return up.stdout()
        .lines()
        .filter(line -> line.contains("| from "))
        .map(line -> line.replaceAll(" +", " "))
        .sorted()
        .toList();
  }

  private List<String> recreated(Runnable change) {
    var before = idsByService();
    change.run();
    var after = idsByService();
    var changed = new ArrayList<String>();
    after.forEach((service, id) -> {
      if (!id.equals(before.get(service))) {
        changed.add(service);
      }
    });
    return changed;
  }

  private Map<String, String> idsByService() {
    var ids = new TreeMap<String, String>();
    for (var service : Arrays.asList("web", "db", "other")) {
      ids.put(service, stack.id(service));
    }
    return ids;
  }
}
