package dev.dhow.execute;

import dev.dhow.model.LanguageModel;
import java.util.Set;
import java.util.function.Consumer;

/// Whoever runs the AI models that services use.
public interface Models {

  /// Where models are reached, and which there are. Asked once.
  ///
  /// @throws dev.dhow.event.StepFailedException when there is nobody who runs models
  Offer offer() throws InterruptedException;

  /// Gets a model that is not there.
  ///
  /// @param told how far it is
  /// @throws dev.dhow.event.StepFailedException when it fails
  void pull(LanguageModel model, Consumer<String> told) throws InterruptedException;

  /// Says how a model is to be run.
  ///
  /// @throws dev.dhow.event.StepFailedException when it fails
  void configure(LanguageModel model) throws InterruptedException;

  /// @param endpoint the address at which all models are reached
  /// @param available names of models that need not be pulled
  record Offer(String endpoint, Set<String> available) {

    public Offer {
      available = Set.copyOf(available);
    }
  }
}
