package dev.dhow.load.decode;

import dev.dhow.model.EnvFile;
import dev.dhow.model.Healthcheck;
import dev.dhow.model.Process;
import dev.dhow.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decodes what runs in a container. The content of env files is not read here, see [Environments].
final class ProcessDecoder {
  /// The names of the usual syntax and of the one without any.
  private static final Set<String> FORMATS = Set.of("", ".env", "raw");

  private static final Set<String> TESTS = Set.of("CMD", "CMD-SHELL", "NONE");

  private ProcessDecoder() {}

  static Process decode(Section service) {
    var environment = service.variables("environment");
    return new Process(
        command(service, "command"),
        command(service, "entrypoint"),
        environment,
        environment,
        envFiles(service),
        service.text("working_dir"),
        service.text("user"),
        service.choice("init"),
        service.text("stop_signal"),
        service.duration("stop_grace_period"),
        service
            .section("healthcheck", Language.HEALTHCHECK)
            .map(ProcessDecoder::healthcheck)
            .orElse(null),
        SessionDecoder.decode(service));
  }

  static @Nullable List<String> command(Section service, String key) {
    boolean nothing = service.value(key) instanceof YamlScalar scalar && scalar.isNull();
    return nothing ? null : service.listOrNull(key);
  }

  private static List<EnvFile> envFiles(Section service) {
    var files = new ArrayList<EnvFile>();
    for (var item : service.items("env_file")) {
      service
          .open(item, "env_file", Language.ENV_FILE)
          .map(ProcessDecoder::envFile)
          .ifPresent(files::add);
    }
    return files;
  }

  private static EnvFile envFile(Section file) {
    var format = file.text("format");
    var node = file.value("format");
    if (format != null && node != null && !FORMATS.contains(format)) {
      file.problems()
          .whereEnabled(problems ->
              problems.badValue(
                  node, "`" + format + "` is not a format", "use raw, or leave it out"));
    }
    boolean required = !Boolean.FALSE.equals(file.choice("required"));
    return new EnvFile(Path.of(file.required("path")), required, format);
  }

  private static Healthcheck healthcheck(Section check) {
    var test = check.listOrNull("test");
    var node = check.value("test");
    if (test != null && node != null && !test.isEmpty() && !TESTS.contains(test.getFirst())) {
      check
          .problems()
          .whereEnabled(problems ->
              problems.badValue(
                  node,
                  "the list must start with CMD, CMD-SHELL or NONE",
                  "put CMD before `" + test.getFirst() + "`"));
    }
    return new Healthcheck(
        check.flag("disable"),
        test,
        check.duration("interval"),
        check.duration("timeout"),
        check.duration("start_period"),
        check.duration("start_interval"),
        check.notNegative("retries"),
        check.extensions());
  }
}
