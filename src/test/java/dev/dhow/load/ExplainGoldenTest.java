package dev.dhow.load;

import dev.dhow.GoldenCase;
import dev.dhow.app.ConfigSource;
import dev.dhow.app.ExplainValues;
import dev.dhow.app.UsageException;
import dev.dhow.app.Variables;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.model.Project;
import dev.dhow.render.Colours;
import dev.dhow.render.ExplanationText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where the values at the path of each case come from.
class ExplainGoldenTest {

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("explain");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tells_where_values_come_from(GoldenCase golden) {
    var options = CaseOptions.of(golden);
    var request = options.request(CaseFiles.ROOT, Map.of("HOME", "/home/user"));
    var path = options.values().getOrDefault("path", List.of()).getFirst();
    golden.expect("expected.txt", text(new LocalConfig(golden, request), path));
  }

  private static String text(ConfigSource source, String path) {
    try {
      return new ExplanationText(Colours.OFF).of(new ExplainValues(source).at(path));
    } catch (UsageException nothing) {
      return nothing.getMessage() + "\nhint: " + nothing.hint() + "\n";
    }
  }

  /// A case as it would be loaded from the disk.
  private record LocalConfig(GoldenCase golden, LoadRequest request) implements ConfigSource {

    private Loader loader(LoadSwitches switches) {
      return new Loader(new CaseFiles(golden.directory()), switches);
    }

    @Override
    public Project project(Set<String> named, LoadSwitches switches) {
      return loader(switches).load(request).project();
    }

    @Override
    public LoadedModel model(LoadSwitches switches) {
      return loader(switches).model(request);
    }

    @Override
    public Explained explain(String path) {
      return loader(LoadSwitches.ALL).explain(request, path);
    }

    @Override
    public List<Diagnostic> lint(boolean security) {
      return loader(LoadSwitches.ALL).lint(request, security);
    }

    @Override
    public Variables variables() {
      return new Variables(request.environment());
    }
  }
}
