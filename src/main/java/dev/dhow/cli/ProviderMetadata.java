package dev.dhow.cli;

import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.Provider;
import dev.dhow.plan.Action.RunProvider.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a provider says of the options it takes; nothing, when it does not know the question.
record ProviderMetadata(Json json) {

  static ProviderMetadata of(Path program, Map<String, String> environment)
      throws InterruptedException {
    var line = List.of(program.toString(), "compose", "metadata");
    var answer = ProviderProcess.answer(line, environment);
    try {
      return new ProviderMetadata(answer.isEmpty() ? NOTHING : Json.read(answer.get()));
    } catch (IOException _) {
      return new ProviderMetadata(NOTHING); // it may have no such command and say so in words
    }
  }

  private static final Json NOTHING = new Json(null);

  /// Whether an option is passed on: all are, when nothing is known.
  boolean takes(Verb verb, String option) {
    return isEmpty()
        || parameters(verb).stream().anyMatch(each -> each.text("name").equals(option));
  }

  /// An option that has to be given and is not.
  Optional<String> missing(Verb verb, Provider provider) {
    return isEmpty()
        ? Optional.empty()
        : parameters(verb).stream()
            .filter(each -> each.flag("required"))
            .map(each -> each.text("name"))
            .filter(name -> !provider.options().containsKey(name))
            .findFirst();
  }

  boolean canStop() {
    return json.at("stop").isPresent();
  }

  private List<Json> parameters(Verb verb) {
    return json.at(verb.id()).items("parameters");
  }

  private boolean isEmpty() {
    return json.text("description").isEmpty()
        && !json.at("up").at("parameters").isPresent()
        && !json.at("down").at("parameters").isPresent();
  }
}
