package dev.dhow.cli;

import dev.dhow.engine.docker.json.Json;
import dev.dhow.plan.Action.RunProvider;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// What a provider says, line by line: how far it is, variables, and why it fails.
final class ProviderAnswers {
  private final RunProvider action;
  private final Consumer<String> progress;
  private final SortedMap<String, String> variables = new TreeMap<>();

  ProviderAnswers(RunProvider action, Consumer<String> progress) {
    this.action = action;
    this.progress = progress;
  }

  SortedMap<String, String> variables() {
    return Collections.unmodifiableSortedMap(variables);
  }

  /// Such as `create`, for messages.
  String deed() {
    return switch (action.verb()) {
      case UP -> "create";
      case DOWN -> "remove";
      case STOP -> "stop";
    };
  }

  /// @throws dev.dhow.event.StepFailedException when that is what the program says, or when it says
  ///   what nobody understands
  void accept(String line) {
    if (line.isBlank()) {
      return;
    }
    var json = parsed(line);
    var message = json.text("message");
    switch (json.text("type")) {
      case "error" ->
          throw ProviderPrograms.failure(message.strip(), "see what the provider needs");
      case "info" -> progress.accept(message.strip().lines().findFirst().orElse(""));
      case "debug" ->
          LoggerFactory.getLogger(ProviderAnswers.class)
              .debug("{}: {}", action.service().name(), message);
      case "setenv" -> variable(prefix(), message);
      case "rawsetenv" -> variable("", message);
      default -> throw invalid(json.text("type"));
    }
  }

  private Json parsed(String line) {
    try {
      return Json.read(line);
    } catch (IOException _) {
      throw invalid(line);
    }
  }

  private String prefix() {
    return action.service().name().value().toUpperCase(Locale.ROOT) + "_";
  }

  private void variable(String prefix, String message) {
    var equals = message.indexOf('=');
    if (equals < 0) {
      throw invalid(message);
    }
    variables.put(prefix + message.substring(0, equals), message.substring(equals + 1));
  }

  private static RuntimeException invalid(String what) {
    return ProviderPrograms.failure(
        "invalid response from plugin: " + what,
        "it is not what a provider may say; tell its maker");
  }
}
