package dev.dhow.app;

import org.jspecify.annotations.Nullable;

/// How much to ask of the engine at once.
public final class ParallelLimit {
  private static final String VARIABLE = "COMPOSE_PARALLEL_LIMIT";

  private ParallelLimit() {}

  /// As the flag or else the variable says; not positive for what suits the engine.
  ///
  /// @param flag null when it was not given
  /// @throws UsageException when the variable, which then counts, is no whole number
  public static int of(@Nullable Integer flag, Variables variables) {
    if (flag != null) {
      return flag;
    }
    var limit = variables.value(VARIABLE);
    if (limit.isEmpty()) {
      return -1;
    }
    if (!limit.get().matches("[-+]?[0-9]{1,6}")) {
      throw new UsageException(
          VARIABLE + " must be a whole number, not \"" + limit.get() + "\"",
          "unset it, or set it to how much to ask of the engine at once, such as 4");
    }
    return Integer.parseInt(limit.get());
  }
}
