package dev.dhow.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.load.Projects;
import dev.dhow.model.ServiceName;
import dev.dhow.watch.Rule.Reaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesTest {

  private static Rules of(String yaml, Map<String, String> files) {
    return Rules.of(Projects.of(yaml), path -> Optional.ofNullable(files.get(path.toString())));
  }

  @Test
  void rules_are_as_written() {
    var rules =
        of(
                """
                services:
                  web:
                    build: ./web
                    develop:
                      watch:
                        - {path: ./web/src, action: sync, target: /app/src/, initial_sync: true}
                        - {path: ./web/package.json, action: rebuild, initial_sync: true}
                        - {path: ./web/conf, action: sync+restart, target: etc}
                        - path: ./web/css
                          action: sync+exec
                          target: /css
                          exec: {command: reload}
                        - {path: ./web/env, action: restart}
                  db: {image: busybox}
                """,
                Map.of())
            .rules();

    assertThat(rules)
        .extracting(Rule::reaction)
        .containsExactly(
            Reaction.SYNC,
            Reaction.REBUILD,
            Reaction.SYNC_AND_RESTART,
            Reaction.SYNC_AND_EXEC,
            Reaction.RESTART);
    assertThat(rules).extracting(Rule::target).containsExactly("/app/src", "", "/etc", "/css", "");
    assertThat(rules)
        .extracting(Rule::initialSync)
        .containsExactly(true, false, false, false, false);
    assertThat(rules.getFirst().root()).isEqualTo(Path.of("/srv/shop/web/src"));
    assertThat(rules.get(3).exec()).isNotNull();
    assertThat(rules).extracting(Rule::service).containsOnly(new ServiceName("web"));
  }

  @Test
  void rebuilding_needs_something_to_build() {
    var rules =
        of(
            """
            services:
              web: {image: busybox, develop: {watch: [{path: ., action: rebuild}]}}
            """,
            Map.of());

    assertThat(rules.mistakes())
        .extracting(Rules.Mistake::message)
        .containsExactly("can't watch service \"web\" with action rebuild without a build context");
  }

  @Test
  void what_is_mounted_is_not_copied_as_well() {
    var rules =
        of(
            """
            services:
              web:
                image: busybox
                volumes: ["./src:/src"]
                develop:
                  watch:
                    - {path: ./src/lib, action: sync, target: /lib}
                    - {path: ./src, action: restart}
            """,
            Map.of());

    assertThat(rules.left())
        .containsExactly("service \"web\" mounts /srv/shop/src/lib already, so it is not copied");
    assertThat(rules.rules()).extracting(Rule::reaction).containsExactly(Reaction.RESTART);
  }

  @Test
  void the_builds_ignore_file_counts_that_beside_the_dockerfile_first() {
    var yaml =
        """
        services:
          web:
            build: {context: ., dockerfile: web.Dockerfile}
            develop: {watch: [{path: ., action: sync, target: /app}]}
        """;
    var shared = Map.of("/srv/shop/.dockerignore", "docs");
    var own =
        Map.of("/srv/shop/.dockerignore", "docs", "/srv/shop/web.Dockerfile.dockerignore", "x");

    assertThat(filter(yaml, shared).takes("docs/a")).isFalse();
    assertThat(filter(yaml, own).takes("docs/a")).isTrue();
    assertThat(filter(yaml, own).takes("x")).isFalse();
  }

  private static PathFilter filter(String yaml, Map<String, String> files) {
    return of(yaml, files).rules().getFirst().filter();
  }

  @Test
  void what_is_no_pattern_is_told() {
    var rules =
        of(
            """
            services:
              web:
                image: busybox
                develop: {watch: [{path: src, action: sync, target: /app, ignore: ["!"]}]}
            """,
            Map.of());

    assertThat(rules.mistakes())
        .extracting(Rules.Mistake::message)
        .isEqualTo(List.of("service \"web\" cannot watch /srv/shop/src: \"!\" without a pattern"));
  }
}
