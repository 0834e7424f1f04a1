package dev.dhow.load;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.source.SourceFile;
import dev.dhow.source.SourceReader;
import dev.dhow.spec.CanonicalProject;
import dev.dhow.spec.ConfigHash;
import dev.dhow.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is loaded depends on what is said and not on the order it is said in, where that has no
/// meaning: entries of mappings, variables of the environment, profiles and services asked for.
/// Loading lists no folders. Loads at the same time do not disturb each other.
class DeterminismTest {
  private static final int LOADS = 200;
  private static final Path FOLDER = Path.of("/srv/shop");
  private static final Map<String, String> FILES =
      Map.of(
          "compose.yaml",
          """
          name: shop
          x-labels: &labels {zone: eu, team: "${TEAM:-core}", "1": one, tier: back}
          services:
            web:
              extends: {service: base}
              build:
                context: .
                args: {B: "2", A: "${TEAM}", C: null}
                labels: {two: "2", one: "1"}
              environment: {B: "${PORT}", A: one, Z: null, PASSWORD: "a$$b"}
              env_file: [one.env, {path: two.env, required: false}]
              labels: {<<: *labels, role: web}
              ports: ["${PORT}:80", "8443:443/udp"]
              depends_on: {db: {condition: service_healthy}, cache: {condition: service_started}}
              networks: {front: {aliases: [www]}, back: {ipv4_address: 10.1.0.9}}
              sysctls: {net.core.somaxconn: 1024, net.ipv4.tcp_syncookies: 0}
              ulimits: {nproc: 100, nofile: {hard: 20, soft: 10}}
              logging: {driver: json-file, options: {max-size: 1m, max-file: "3"}}
              volumes: [data:/data, ./conf:/conf:ro]
            db:
              image: postgres:18
              healthcheck: {test: [CMD, "true"], interval: 1s, timeout: 2s}
              labels: *labels
              networks: [back]
              profiles: [data]
            cache: {image: "redis:8", profiles: [data, fast], networks: {back: null}}
            base:
              image: base
              environment: {BASE: "yes", A: zero}
              labels: {base: "1"}
              profiles: [never]
              restart: always
            tool: {image: tool, profiles: [tools], privileged: true}
          networks:
            front: {driver_opts: {b: "2", a: "1"}, labels: *labels}
            back: {ipam: {config: [{subnet: 10.1.0.0/16}]}}
            spare: {}
          volumes: {data: {labels: {b: "2", a: "1"}}, cold: {}}
          """,
          "compose.override.yaml",
          """
          services:
            cache: {command: [redis-server, --save, ""], environment: {Y: "1", X: "${COLOUR}"}}
            web:
              environment: {C: three, A: two}
              labels: {owner: me, role: front}
              networks: {front: {aliases: [shop]}}
              ports: !override ["9000:80"]
          """,
          "one.env",
          "ONE=1\nA=from-file\nBOTH=${ONE}\n",
          ".env",
          "TEAM=shop\nPORT=8080\n");

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("config");
  }

  @Test
  void two_hundred_shuffled_loads_are_equal() {
    var expected = told(FOLDER_FILES, new Random(0));
    assertThat(expected).contains("\"team\": \"shop\"", "\"published\": \"9000\"", "privileged");
    var different =
        IntStream.range(1, LOADS)
            .parallel()
            .filter(seed -> {
              var files = new ShuffledFiles(FOLDER_FILES, seed);
              return !told(files, new Random(seed)).equals(expected);
            })
            .boxed()
            .toList();
    assertThat(different).as("seeds with another outcome").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_order_of_entries_means_nothing(GoldenCase golden) {
    var folder = CaseOptions.GOLDEN_ROOT.resolve(golden.name());
    var files = new CaseFiles(golden.directory(), folder);
    var shuffled = new ShuffledFiles(files, golden.name().hashCode());
    var project = new Loader(shuffled).load(CaseOptions.request(golden)).project();
    assertThat(CanonicalProject.json(project))
        .isEqualTo(golden.input("expected.json").orElseThrow().text());
  }

  private static final SourceReader FOLDER_FILES =
      new SourceReader() {
        @Override
        public Optional<SourceFile> read(Path path) {
          var name = FOLDER.relativize(path).toString();
          return Optional.ofNullable(FILES.get(name)).map(text -> new SourceFile(name, text));
        }

        @Override
        public boolean exists(Path path) {
          return read(path).isPresent();
        }

        @Override
        public boolean isFolder(Path path) {
          return path.equals(FOLDER);
        }
      };

  /// All that loading makes of the files, and what lint says of them, which follows their lines.
  private static String told(SourceReader files, Random random) {
    var request = request(random);
    var loader = new Loader(files);
    var loaded = loader.load(request);
    var project = loaded.project();
    var hashes =
        project.services().values().stream()
            .map(service -> service.name() + " " + ConfigHash.of(service))
            .toList();
    return Stream.of(
            Stream.of(CanonicalProject.json(project)),
            Stream.of(YamlWriter.write(CanonicalProject.yamlTree(project))),
            hashes.stream(),
            messages(loaded.warnings()),
            messages(loader.lint(request, true)))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> messages(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(each -> each.code() + " " + each.message()).sorted();
  }

  private static LoadRequest request(Random random) {
    var environment = new LinkedHashMap<String, String>();
    for (var name : shuffled(List.of("HOME", "COLOUR", "Z", "C", "LANG", "TERM"), random)) {
      environment.put(name, "/home/" + name);
    }
    return new LoadRequest(
        FOLDER,
        environment,
        List.of(),
        null,
        null,
        shuffled(List.of("data", "tools", "fast"), random),
        List.of(),
        services(random),
        true,
        false);
  }

  private static Set<String> services(Random random) {
    return shuffled(List.of("web", "cache", "tool"), random).stream()
        .collect(toCollection(LinkedHashSet::new));
  }

  private static List<String> shuffled(List<String> items, Random random) {
    var shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
