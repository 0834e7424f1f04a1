package dev.dhow.cli;

import java.util.Optional;

/// Spares the searches for providers that the JDK and SLF4J begin unless they are told which class
/// to take.
final class ProviderSearches {
  private static final String LOGBACK = "ch.qos.logback.classic.spi.LogbackServiceProvider";
  private static final String NO_LOGS = "org.slf4j.helpers.NOP_FallbackServiceProvider";
  private static final String SELECTORS = "java.nio.channels.spi.SelectorProvider";

  private ProviderSearches() {}

  /// Must come before the first logger and the first socket.
  ///
  /// @param level what `--verbose` or `--log-level` asks to log; empty when nothing is to be logged
  static void spare(Optional<String> level) {
    level.ifPresent(wanted -> System.setProperty(LogSetup.LEVEL, wanted));
    System.setProperty("slf4j.provider", level.isPresent() ? LOGBACK : NO_LOGS);
    // SLF4J would tell the user that it was told.
    System.setProperty("slf4j.internal.verbosity", "WARN");
    if (System.getProperty(SELECTORS) == null && System.getProperty("os.name").equals("Linux")) {
      System.setProperty(SELECTORS, "sun.nio.ch.EPollSelectorProvider");
    }
  }
}
