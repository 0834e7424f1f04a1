package dev.dhow.app;

import java.util.Map;
import java.util.stream.Stream;

/// A change of a project.
///
/// @param before empty when there is nothing yet
/// @param replicas that there are to be in the end, by service
/// @param flags of the `up` that makes it
record Change(
    String name, String before, String after, Map<String, Integer> replicas, UpFlags flags) {

  Change(String name, String before, String after, Map<String, Integer> replicas) {
    this(name, before, after, replicas, UpFlags.DETACHED);
  }

  @Override
  public String toString() {
    return name;
  }

  /// What is tried.
  static Stream<Change> all() {
    var two = Map.of("db", 1, "web", 1);
    return Stream.of(
        new Change("a new project", "", shop("1", 1, ""), two),
        new Change("a changed service", shop("1", 1, ""), shop("2", 1, ""), two),
        new Change("more replicas", shop("1", 1, ""), shop("1", 3, ""), Map.of("db", 1, "web", 3)),
        new Change("fewer replicas", shop("1", 3, ""), shop("1", 1, ""), two),
        new Change(
            "changed and more replicas",
            shop("1", 2, ""),
            shop("2", 3, ""),
            Map.of("db", 1, "web", 3)),
        new Change(
            "a changed network",
            shop("1", 2, ""),
            shop("1", 2, "internal: true"),
            Map.of("db", 1, "web", 2)),
        new Change(
            "a changed network and service", shop("1", 1, ""), shop("2", 1, "internal: true"), two),
        new Change("a dependent that restarts", restarting("1"), restarting("2"), two),
        new Change(
            "a job that has to be done first", job("1"), job("2"), Map.of("job", 1, "web", 1)),
        new Change("a service that is prepared", prepared("1"), prepared("2"), Map.of("web", 2)),
        new Change("a name of its own", named("1"), named("2"), Map.of("web", 1)),
        rolled("pause"),
        rolled("rollback"));
  }

  static String shop(String value, int replicas, String network) {
    return """
    services:
      db: {image: busybox, environment: {V: "%1$s"}, volumes: ["data:/data", "/anonymous"]}
      web: {image: busybox, environment: {V: "%1$s"}, scale: %2$d, depends_on: [db]}
    networks: {default: {%3$s}}
    volumes: {data: }
    """
        .formatted(value, replicas, network);
  }

  private static String restarting(String value) {
    return """
    services:
      db: {image: busybox, environment: {V: "%s"}, volumes: ["/anonymous"]}
      web: {image: busybox, depends_on: {db: {condition: service_started, restart: true}}}
    """
        .formatted(value);
  }

  private static String job(String value) {
    return """
    services:
      job: {image: busybox, command: "true", environment: {V: "%1$s"}}
      web: {image: busybox, environment: {V: "%1$s"}, depends_on: {job: {condition: service_completed_successfully}}}
    """
        .formatted(value);
  }

  private static String prepared(String value) {
    return """
    services:
      web:
        image: busybox
        environment: {V: "%s"}
        scale: 2
        volumes: ["/anonymous"]
        pre_start: [{command: "true"}, {command: "true", per_replica: true}]
    """
        .formatted(value);
  }

  private static Change rolled(String failureAction) {
    return new Change(
        "rolling, with " + failureAction,
        rolled("1", failureAction),
        rolled("2", failureAction),
        Map.of("db", 1, "web", 3),
        UpFlags.DETACHED.inTurns());
  }

  private static String rolled(String value, String failureAction) {
    return """
    services:
      db: {image: busybox, environment: {V: "%1$s"}, volumes: ["/anonymous"]}
      web:
        image: busybox
        environment: {V: "%1$s"}
        depends_on: [db]
        deploy: {replicas: 3, update_config: {parallelism: 2, delay: 1s, failure_action: %2$s}}
    """
        .formatted(value, failureAction);
  }

  private static String named(String value) {
    return "services: {web: {image: busybox, container_name: mine, environment: {V: \"%s\"}}}"
        .formatted(value);
  }
}
