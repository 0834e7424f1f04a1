package dev.dhow.load;

import dev.dhow.GoldenCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// How a case is loaded. Its file `options` has one option a line: `cwd FOLDER`, `env KEY=value`,
/// `-f FILE`, `-p NAME`, `--project-directory FOLDER`, `--env-file FILE`, `--profile NAME`,
/// `service NAME`, `--no-deps`, `--all-resources`, `--compatibility`.
public record CaseOptions(Map<String, List<String>> values) {

  /// Where `dev/golden` puts its cases.
  static final Path GOLDEN_ROOT = Path.of("/tmp/dhow-golden");

  /// The environment in which `dev/golden` runs docker compose.
  static final Map<String, String> GOLDEN_ENVIRONMENT =
      Map.of(
          "HOME",
          "/home/dhow",
          "FROM_OUTSIDE",
          "outside",
          "TRUTH",
          "true",
          "COUNT",
          "2",
          "PORT",
          "8088");

  static CaseOptions of(GoldenCase example) {
    var values = new HashMap<String, List<String>>();
    var lines = example.input("options").stream().flatMap(file -> file.text().lines());
    for (var line : lines.toList()) {
      var words = line.split(" ", 2);
      values
          .computeIfAbsent(words[0], _ -> new ArrayList<>())
          .add(words.length > 1 ? words[1] : "");
    }
    return new CaseOptions(values);
  }

  /// @param root the folder of the case
  /// @param variables the environment unless the options say otherwise
  LoadRequest request(Path root, Map<String, String> variables) {
    var environment = new HashMap<>(variables);
    for (var variable : all("env")) {
      var parts = variable.split("=", 2);
      environment.put(parts[0], parts[1]);
    }
    var folder = root.resolve(all("cwd").stream().findFirst().orElse(""));
    environment.putIfAbsent("PWD", folder.toString());
    return new LoadRequest(
        folder,
        environment,
        all("-f"),
        all("--project-directory").stream().findFirst().orElse(null),
        all("-p").stream().findFirst().orElse(null),
        all("--profile"),
        all("--env-file"),
        new LinkedHashSet<>(all("service")),
        !values.containsKey("--no-deps"),
        values.containsKey("--all-resources"));
  }

  /// As `dev/golden` asks docker compose.
  static LoadedProject load(GoldenCase golden) {
    return loader(golden, LoadSwitches.ALL).load(request(golden));
  }

  /// Reads a case as if it were where `dev/golden` puts it.
  public static Loader loader(GoldenCase golden, LoadSwitches switches) {
    var folder = GOLDEN_ROOT.resolve(golden.name());
    var compatible = of(golden).values().containsKey("--compatibility");
    var wanted = compatible ? switches.withoutNormalizing() : switches;
    return new Loader(new CaseFiles(golden.directory(), folder), wanted);
  }

  /// What `dev/golden` asks docker compose for.
  public static LoadRequest request(GoldenCase golden) {
    return of(golden).request(GOLDEN_ROOT.resolve(golden.name()), GOLDEN_ENVIRONMENT);
  }

  private List<String> all(String option) {
    return values.getOrDefault(option, List.of());
  }
}
