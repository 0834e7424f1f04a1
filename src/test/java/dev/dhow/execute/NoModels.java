package dev.dhow.execute;

import dev.dhow.model.LanguageModel;
import java.util.function.Consumer;

/// For plans that need no AI models.
public final class NoModels implements Models {

  @Override
  public Offer offer() {
    throw new AssertionError("nobody runs models");
  }

  @Override
  public void pull(LanguageModel model, Consumer<String> told) {
    throw new AssertionError("nobody has " + model);
  }

  @Override
  public void configure(LanguageModel model) {
    throw new AssertionError("nobody runs " + model);
  }
}
