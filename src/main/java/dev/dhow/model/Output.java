package dev.dhow.model;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Where the output of a service's containers goes.
///
/// @param attach whether an attached `up` shows it; null when not declared, which means yes
/// @param logging null for the engine's default
public record Output(@Nullable Boolean attach, @Nullable Logging logging) {

  public static final Output NONE = new Output(null, null);

  /// @param driver null for the engine's default
  public record Logging(
      @Nullable String driver,
      SortedMap<String, String> options,
      SortedMap<String, Value> extensions) {

    public Logging {
      options = Sorted.copyOf(options);
      extensions = Sorted.copyOf(extensions);
    }
  }

  public boolean isAttached() {
    return !Boolean.FALSE.equals(attach);
  }
}
