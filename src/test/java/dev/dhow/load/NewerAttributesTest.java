package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.source.SourceFile;
import dev.dhow.source.SourceReader;
import dev.dhow.spec.CanonicalProject;
import dev.dhow.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Attributes of the Compose Specification that docker compose 2.40 does not know yet.
class NewerAttributesTest {

  @Test
  void they_are_read_and_shown_in_canonical_form() {
    var project =
        load("""
        services:
          web:
            image: web
            build:
              no_cache_filter: base
            pre_start:
              - command: migrate --all
                environment: [A=1, B]
              - image: busybox
                command: [chown, "1000", /data]
                user: root
                privileged: true
                working_dir: /data
                per_replica: "true"
                x-why: rights
            post_start: [{command: echo}]
        """)
            .project();

    assertThat(YamlWriter.write(CanonicalProject.yamlTree(project)))
        .isEqualTo(
            """
            name: shop
            services:
              web:
                build:
                  context: /shop
                  dockerfile: Dockerfile
                  no_cache_filter:
                    - base
                image: web
                networks:
                  default: null
                pre_start:
                  - command:
                      - migrate
                      - --all
                    image: web
                    environment:
                      A: "1"
                      B: null
                  - command:
                      - chown
                      - "1000"
                      - /data
                    image: busybox
                    user: root
                    privileged: true
                    working_dir: /data
                    per_replica: true
                    x-why: rights
                post_start:
                  - command:
                      - echo
            networks:
              default:
                name: shop_default
            """);
  }

  private static LoadedProject load(String yaml) {
    var folder = Path.of("/shop");
    var file = new SourceFile("compose.yaml", yaml);
    var reader = new OneFile(folder.resolve("compose.yaml"), file);
    return new Loader(reader).load(LoadRequest.in(folder, Map.of()));
  }

  private record OneFile(Path path, SourceFile file) implements SourceReader {

    @Override
    public Optional<SourceFile> read(Path asked) {
      return asked.equals(path) ? Optional.of(file) : Optional.empty();
    }

    @Override
    public boolean exists(Path asked) {
      return asked.equals(path);
    }

    @Override
    public boolean isFolder(Path asked) {
      return false;
    }
  }
}
