package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.dhow.GoldenCase;
import dev.dhow.app.ConfigSource;
import dev.dhow.app.ImageDigests;
import dev.dhow.app.ShowConfig;
import dev.dhow.app.Variables;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.load.CaseOptions;
import dev.dhow.load.Explained;
import dev.dhow.load.LoadRequest;
import dev.dhow.load.LoadSwitches;
import dev.dhow.load.LoadedModel;
import dev.dhow.model.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// `config` with each of its flags prints what docker compose 2.40.3 prints; `dev/golden` asked it.
class ConfigFlagsTest {

  /// What lists docker compose prints in any order.
  private static final Set<String> UNORDERED =
      Set.of("--images", "--networks", "--services", "--variables", "--volumes");

  /// @param flags of one run of `config`
  record Run(GoldenCase golden, String flags) {

    /// What was printed is in a file of this name.
    String file() {
      return "printed" + flags.replaceAll("[^a-z]+", "-");
    }

    @Override
    public String toString() {
      return golden + ": config " + flags;
    }
  }

  static Stream<Run> runs() {
    return GoldenCase.of("flags")
        .flatMap(golden ->
            golden.input("flags").orElseThrow().text().lines().map(f -> new Run(golden, f)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void prints_the_same(Run run) throws InterruptedException {
    var command = new ConfigCommand();
    var spec = CommandSpec.wrapWithoutInspection(command);
    command.declare(new Flags(spec, Flags.ALL));
    new CommandLine(spec).parseArgs(run.flags().split(" "));
    var digests = new ImageDigests(() -> fail("no run of these needs an engine"));
    var text = new ShowConfig(new Case(run.golden()), digests).text(command.options());
    var printed = run.golden().input(run.file()).orElseThrow().text();
    assertThat(inOrder(run, text)).isEqualTo(inOrder(run, printed));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_file_belongs_to_a_run(GoldenCase golden) throws IOException {
    var files = runs().filter(run -> run.golden().equals(golden)).map(Run::file).toList();
    try (var found = Files.list(golden.directory())) {
      var printed = found.map(file -> file.getFileName().toString());
      assertThat(printed.filter(name -> name.startsWith("printed")))
          .containsExactlyInAnyOrderElementsOf(files);
    }
  }

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("flags");
  }

  private static String inOrder(Run run, String text) {
    boolean list = !run.flags().contains("--format");
    return list && UNORDERED.contains(run.flags().replaceFirst(" .*", ""))
        ? text.lines().sorted().collect(Collectors.joining("\n"))
        : text;
  }

  /// A case as if it were on the disk.
  private static final class Case implements ConfigSource {
    private final GoldenCase golden;
    private Map<String, String> variables = Map.of();

    Case(GoldenCase golden) {
      this.golden = golden;
    }

    private LoadRequest request() {
      return CaseOptions.request(golden);
    }

    @Override
    public Project project(Set<String> named, LoadSwitches switches) {
      var loaded = CaseOptions.loader(golden, switches).load(request());
      variables = loaded.variables();
      return loaded.project();
    }

    @Override
    public LoadedModel model(LoadSwitches switches) {
      return CaseOptions.loader(golden, switches).model(request());
    }

    @Override
    public Explained explain(String path) {
      return CaseOptions.loader(golden, LoadSwitches.ALL).explain(request(), path);
    }

    @Override
    public List<Diagnostic> lint(boolean security) {
      return CaseOptions.loader(golden, LoadSwitches.ALL).lint(request(), security);
    }

    @Override
    public Variables variables() {
      return new Variables(variables);
    }
  }
}
