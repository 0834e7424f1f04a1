package dev.dhow.app;

import dev.dhow.diagnostic.Explanation;
import java.util.List;

/// `config --explain`: where the values of the project come from. Touches no engine.
public final class ExplainValues {
  private final ConfigSource source;

  public ExplainValues(ConfigSource source) {
    this.source = source;
  }

  /// @param path such as `services.web.environment.DB`; all values below it are explained
  public List<Explanation> at(String path) {
    var explanations = source.explain(path);
    if (explanations.isEmpty()) {
      throw new UsageException(
          "there is nothing at `" + path + "`",
          "write it like services.web.environment.DB, as config prints it");
    }
    return explanations;
  }
}
