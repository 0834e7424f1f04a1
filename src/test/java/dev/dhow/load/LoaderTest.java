package dev.dhow.load;

import dev.dhow.DiagnosticLines;
import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.model.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A case's file `options` has one option a line: `cwd FOLDER`, `env KEY=value`, `-f FILE`, `-p
/// NAME`, `--project-directory FOLDER`, `--env-file FILE`, `--profile NAME`, `service NAME`,
/// `--no-deps`.
class LoaderTest {

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("load");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void loads_as_expected(GoldenCase example) {
    var options =
        example.input("options").map(file -> file.text().lines().toList()).orElse(List.of());
    example.expect("expected.txt", result(new CaseFiles(example.directory()), request(options)));
  }

  private static String result(CaseFiles files, LoadRequest request) {
    try {
      return text(new Loader(files).load(request), request);
    } catch (InvalidProjectException e) {
      return DiagnosticLines.of(e.diagnostics());
    }
  }

  private static LoadRequest request(List<String> options) {
    var environment = new HashMap<String, String>(Map.of("HOME", "/home/user"));
    var values = new HashMap<String, List<String>>();
    for (var option : options) {
      var words = option.split(" ", 2);
      values
          .computeIfAbsent(words[0], _ -> new ArrayList<>())
          .add(words.length > 1 ? words[1] : "");
    }
    for (var variable : values.getOrDefault("env", List.of())) {
      var parts = variable.split("=", 2);
      environment.put(parts[0], parts[1]);
    }
    Path directory = CaseFiles.ROOT.resolve(values.getOrDefault("cwd", List.of("")).getFirst());
    return new LoadRequest(
        directory,
        environment,
        values.getOrDefault("-f", List.of()),
        values.getOrDefault("--project-directory", List.of()).stream().findFirst().orElse(null),
        values.getOrDefault("-p", List.of()).stream().findFirst().orElse(null),
        values.getOrDefault("--profile", List.of()),
        values.getOrDefault("--env-file", List.of()),
        new LinkedHashSet<>(values.getOrDefault("service", List.of())),
        !values.containsKey("--no-deps"));
  }

  private static String text(LoadedProject loaded, LoadRequest request) {
    var project = loaded.project();
    var text = new StringBuilder(DiagnosticLines.of(loaded.warnings()));
    text.append("name ").append(project.name()).append('\n');
    text.append("directory ").append(project.workingDirectory()).append('\n');
    text.append("files ").append(project.files()).append('\n');
    if (!project.envFiles().isEmpty()) {
      text.append("env files ").append(project.envFiles()).append('\n');
    }
    var own = new TreeMap<>(loaded.variables());
    own.keySet().removeAll(request.environment().keySet());
    text.append("variables ").append(own).append('\n');
    project.services().values().forEach(service -> text.append(line(service)));
    if (!project.disabledServices().isEmpty()) {
      text.append("disabled ").append(project.disabledServices().keySet()).append('\n');
    }
    text.append("networks ").append(project.networks().keySet()).append('\n');
    return text.toString();
  }

  private static String line(Service service) {
    var process = service.process();
    var command = process.command() == null ? "" : " command " + process.command();
    var environment =
        process.environment().isEmpty() ? "" : " environment " + process.environment();
    var needs = service.dependsOn().isEmpty() ? "" : " needs " + needs(service);
    return "service "
        + service.name()
        + " "
        + service.image()
        + command
        + environment
        + needs
        + "\n";
  }

  private static Set<String> needs(Service service) {
    var names = new LinkedHashSet<String>();
    service.dependsOn().forEach(dependency -> names.add(dependency.service().value()));
    return names;
  }
}
