package dev.dhow.app;

import dev.dhow.event.StepFailedException;
import dev.dhow.execute.Models;
import dev.dhow.model.LanguageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Runs all models but those that are called `broken`.
final class FakeModels implements Models {
  final List<String> ran = new ArrayList<>();
  Set<String> available = Set.of();

  @Override
  public Offer offer() {
    return new Offer("http://models/", available);
  }

  @Override
  public synchronized void pull(LanguageModel model, Consumer<String> told) {
    ran.add("pull " + model.model());
    told.accept("half of it");
  }

  @Override
  public synchronized void configure(LanguageModel model) {
    ran.add("configure " + model.model() + " " + model.contextSize());
    if (model.model().equals("broken")) {
      throw new StepFailedException("it is broken", null, List.of(), null);
    }
  }
}
