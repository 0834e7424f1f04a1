package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Which containers each tool would recreate for which change of the files, of containers that
/// either has made. Both only tell; that they then do so is for other tests.
@OnEngine
class ReconcileParityIT {
  private static final String BASE =
      """
      services:
        web:
          image: busybox:latest
          init: true
          command: sleep infinity
          environment: {MODE: one}
          labels: {kind: front}
          networks: {front: {aliases: [www]}, back: }
          volumes: [data:/data, /anonymous]
          configs: [settings]
          depends_on: {db: {condition: service_started, restart: true}}
          deploy: {labels: {a: b}}
        db:
          image: busybox:latest
          init: true
          command: sleep infinity
          networks: [back]
          secrets: [token]
        worker:
          image: busybox:latest
          init: true
          command: sleep infinity
          scale: 2
          depends_on: [db]
          network_mode: none
        sidecar:
          image: busybox:latest
          init: true
          command: sleep infinity
          network_mode: service:db
      networks: {front: , back: }
      volumes: {data: {labels: {kept: "yes"}}}
      configs: {settings: {file: ./settings}}
      secrets: {token: {file: ./token}}
      """;
  private static final Pattern RECREATED =
      Pattern.compile("Container (\\S+)\\s+Recreated?\\b", Pattern.MULTILINE);

  @RegisterExtension final Stack stack = new Stack();

  /// A change of the files, and flags to `up` it with.
  private record Change(String name, UnaryOperator<String> edit, List<String> flags) {

    static Change of(String name, String from, String to, String... flags) {
      return new Change(
          name,
          text -> {
            assertThat(text).contains(from);
            return text.replaceFirst(Pattern.quote(from), to);
          },
          List.of(flags));
    }
  }

  private static List<Change> changes() {
    return List.of(
        Change.of("nothing", "MODE: one", "MODE: one"),
        Change.of("nothing, forced", "MODE: one", "MODE: one", "--force-recreate"),
        Change.of("nothing, one forced", "MODE: one", "MODE: one", "--force-recreate", "web"),
        Change.of(
            "nothing, dependencies forced",
            "MODE: one",
            "MODE: one",
            "--always-recreate-deps",
            "web"),
        Change.of("the image", "image: busybox:latest", "image: alpine:latest"),
        Change.of("a variable", "MODE: one", "MODE: two"),
        Change.of("a variable, not wanted", "MODE: one", "MODE: two", "--no-recreate"),
        Change.of("a variable more", "MODE: one", "MODE: one, MORE: x"),
        Change.of("a label", "kind: front", "kind: back"),
        Change.of("a label of deploy", "a: b", "a: c"),
        Change.of("an alias", "aliases: [www]", "aliases: [www, web2]"),
        Change.of("a network less", ", back: }\n    volumes", "}\n    volumes"),
        Change.of("the order of networks", "networks: [back]", "networks: {back: {priority: 5}}"),
        Change.of("a mount", "data:/data", "data:/other"),
        Change.of("a mount more", "[data:/data,", "[data:/data, /more,"),
        Change.of("the command", "sleep infinity", "sleep 1000000"),
        Change.of("whom it depends on", "restart: true", "restart: false"),
        Change.of("more replicas", "scale: 2", "scale: 3"),
        Change.of("fewer replicas", "scale: 2", "scale: 1"),
        Change.of("no replicas", "scale: 2", "scale: 0"),
        Change.of("replicas in another place", "scale: 2", "deploy: {replicas: 2}"),
        Change.of("a profile", "scale: 2", "scale: 2\n    profiles: [x]"),
        Change.of("a pull policy", "scale: 2", "scale: 2\n    pull_policy: missing"),
        Change.of("a restart policy", "scale: 2", "scale: 2\n    restart: always"),
        Change.of("a healthcheck", "scale: 2", "scale: 2\n    healthcheck: {test: 'true'}"),
        Change.of("an extension", "scale: 2", "scale: 2\n    x-note: hello"),
        Change.of(
            "where a config goes",
            "configs: [settings]",
            "configs: [{source: settings, target: /s}]"),
        Change.of("what is shared with", "network_mode: service:db", "network_mode: none"),
        Change.of(
            "what others share", "secrets: [token]", "secrets: [token]\n    environment: {A: b}"));
  }

  @Test
  void containers_of_docker_compose_are_recreated_when_docker_compose_would() {
    write(BASE);
    stack.peer("up", "-d").succeeds();

    checkAll();
  }

  @Test
  void containers_of_dhow_are_recreated_when_docker_compose_would() {
    write(BASE);
    stack.dhow("up", "-d").succeeds();

    checkAll();
  }

  private void write(String compose) {
    stack.file("settings", "s").file("token", "t").compose(compose);
  }

  private void checkAll() {
    var theirs = new ArrayList<String>();
    var ours = new ArrayList<String>();
    for (var change : changes()) {
      stack.compose(change.edit().apply(BASE));
      theirs.add(change.name() + ": " + peer(change.flags()));
      ours.add(change.name() + ": " + dhow(change.flags()));
    }
    assertThat(ours).isEqualTo(theirs);
  }

  private Set<String> peer(List<String> flags) {
    var line = new ArrayList<>(List.of("--dry-run", "up", "-d"));
    line.addAll(flags);
    var told = stack.peer(line.toArray(String[]::new)).succeeds();
    var names = new TreeSet<String>();
    RECREATED.matcher(told.stderr()).results().forEach(each -> names.add(each.group(1)));
    return names;
  }

  private Set<String> dhow(List<String> flags) {
    var line = new ArrayList<>(List.of("plan", "--format", "json"));
    line.addAll(flags);
    var told = stack.dhow(line.toArray(String[]::new)).succeeds().stdout();
    var names = new TreeSet<String>();
    try {
      for (var each : new ObjectMapper().readTree(told).path("resources")) {
        if (each.path("actions").toString().contains("recreate")) {
          names.add(each.path("name").asText());
        }
      }
    } catch (IOException e) {
      throw new AssertionError(told, e);
    }
    return names;
  }
}
