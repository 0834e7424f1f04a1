package dev.dhow.cli;

import dev.dhow.app.Variables;
import dev.dhow.engine.docker.endpoint.DockerFolder;
import dev.dhow.event.StepFailedException;
import dev.dhow.execute.Providers;
import dev.dhow.host.Executables;
import dev.dhow.model.Provider;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action.RunProvider;
import dev.dhow.plan.Action.RunProvider.Verb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs providers as docker compose does: plugins of the docker command line, else programs of the
/// `PATH`. docker compose, *extension.md*.
final class ProviderPrograms implements Providers {
  private final Supplier<Variables> variables;
  private final Map<ServiceName, SortedMap<String, String>> told = new ConcurrentHashMap<>();

  /// @param variables those of the project, once it is loaded
  ProviderPrograms(Supplier<Variables> variables) {
    this.variables = variables;
  }

  @Override
  public Map<ServiceName, SortedMap<String, String>> variables() {
    return Map.copyOf(told);
  }

  @Override
  public void run(RunProvider action, Consumer<String> progress) throws InterruptedException {
    var provider = Objects.requireNonNull(action.service().provider());
    var environment = variables.get().values();
    var program = find(provider, environment);
    var metadata = ProviderMetadata.of(program, environment);
    if (action.verb() == Verb.STOP && !metadata.canStop()) {
      return;
    }
    metadata
        .missing(action.verb(), provider)
        .ifPresent(option -> {
          throw failure(
              "required parameter \"%s\" is missing from provider \"%s\" definition"
                  .formatted(option, provider.type()),
              "add it to the provider's options");
        });
    var answers = new ProviderAnswers(action, progress);
    var failure = "failed to %s service provider".formatted(answers.deed());
    ProviderProcess.run(line(program, action, metadata), environment, failure, answers::accept);
    if (action.verb() == Verb.UP) {
      told.put(action.service().name(), answers.variables());
    }
  }

  private static Path find(Provider provider, Map<String, String> environment) {
    var type = provider.type();
    if (type.equals("compose")) {
      throw failure("'compose' is not a valid provider type", "name another program");
    }
    return program(type, environment)
        .orElseThrow(() ->
            failure(
                "the program \"%s\" of a provider is not found".formatted(type),
                "install it as a plugin of docker or into a folder of the PATH, or give its"
                    + " absolute path"));
  }

  private static Optional<Path> program(String type, Map<String, String> environment) {
    if (type.contains("/")) {
      return Optional.of(Path.of(type)).filter(Executables::isProgram);
    }
    var plugins = DockerFolder.of(environment).plugins();
    var path = Arrays.asList(environment.getOrDefault("PATH", "").split(":", -1));
    return Executables.find("docker-" + type, plugins).or(() -> Executables.find(type, path));
  }

  private static List<String> line(Path program, RunProvider action, ProviderMetadata metadata) {
    var provider = Objects.requireNonNull(action.service().provider());
    var line = new ArrayList<>(List.of(program.toString(), "compose"));
    line.add("--project-name=" + action.project());
    line.add(action.verb().id());
    provider
        .options()
        .forEach((name, values) -> {
          if (metadata.takes(action.verb(), name)) {
            values.forEach(value -> line.add("--" + name + "=" + value));
          }
        });
    line.add(action.service().name().value());
    return line;
  }

  static StepFailedException failure(String message, String hint) {
    return new StepFailedException(message, hint, List.of(), null);
  }
}
