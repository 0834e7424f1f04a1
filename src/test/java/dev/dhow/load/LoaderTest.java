package dev.dhow.load;

import dev.dhow.DiagnosticLines;
import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.model.Service;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoaderTest {

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("load");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void loads_as_expected(GoldenCase example) {
    var request = CaseOptions.of(example).request(CaseFiles.ROOT, Map.of("HOME", "/home/user"));
    example.expect("expected.txt", result(new CaseFiles(example.directory()), request));
  }

  private static String result(CaseFiles files, LoadRequest request) {
    try {
      return text(new Loader(files).load(request), request);
    } catch (InvalidProjectException e) {
      return DiagnosticLines.of(e.diagnostics());
    }
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
