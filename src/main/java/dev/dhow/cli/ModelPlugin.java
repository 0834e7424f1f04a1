package dev.dhow.cli;

import dev.dhow.engine.docker.endpoint.DockerFolder;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.event.StepFailedException;
import dev.dhow.execute.Models;
import dev.dhow.host.Executables;
import dev.dhow.model.LanguageModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Docker's plugin `model`, called as docker compose calls it.
final class ModelPlugin implements Models {
  private final Supplier<Map<String, String>> variables;
  private @Nullable Offer offer;

  /// @param variables those of the project, once it is loaded
  ModelPlugin(Supplier<Map<String, String>> variables) {
    this.variables = variables;
  }

  @Override
  public synchronized Offer offer() throws InterruptedException {
    var known = offer;
    if (known == null) {
      known = new Offer(endpoint(), available());
      offer = known;
    }
    return known;
  }

  private String endpoint() throws InterruptedException {
    return read("check the status of Docker's model runner", "status", "--json").text("endpoint");
  }

  private Set<String> available() throws InterruptedException {
    var names = new HashSet<String>();
    for (var model : read("list the available models", "ls", "--json").items()) {
      names.addAll(model.texts("tags"));
    }
    return names;
  }

  private Json read(String purpose, String... arguments) throws InterruptedException {
    var lines = new ArrayList<String>();
    run(purpose, List.of(arguments), lines::add);
    try {
      return Json.read(String.join("\n", lines));
    } catch (IOException e) {
      throw new StepFailedException(
          "failed to " + purpose + ": the answer is not JSON",
          "see what 'docker model " + String.join(" ", arguments) + "' says",
          List.of(new StepFailedException.Fact("it wrote", lines)),
          e);
    }
  }

  @Override
  public void pull(LanguageModel model, Consumer<String> told) throws InterruptedException {
    run("pull model " + model.model(), List.of("pull", model.model()), told);
  }

  @Override
  public void configure(LanguageModel model) throws InterruptedException {
    var line = new ArrayList<String>();
    line.add("configure");
    if (model.contextSize() > 0) {
      line.addAll(List.of("--context-size", Integer.toString(model.contextSize())));
    }
    line.add(model.model());
    if (!model.runtimeFlags().isEmpty()) {
      line.add("--");
      line.addAll(model.runtimeFlags());
    }
    run("configure model " + model.model(), line, _ -> {});
  }

  private void run(String purpose, List<String> arguments, Consumer<String> output)
      throws InterruptedException {
    var environment = variables.get();
    var program =
        Executables.find("docker-model", DockerFolder.of(environment).plugins())
            .orElseThrow(() ->
                ProviderPrograms.failure(
                    "'models' support requires Docker Model plugin",
                    "install the plugin docker-model, or remove the models"));
    var line = new ArrayList<>(List.of(program.toString()));
    line.addAll(arguments);
    ProviderProcess.run(line, environment, "failed to " + purpose, output);
  }
}
