package dev.dhow.cli;

import dev.dhow.app.Consent;
import dev.dhow.app.Screen;
import dev.dhow.host.TerminalProbe;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Asks on the terminal. Reading a line cannot be interrupted, so a thread of its own does it,
/// which is left behind when the user ends dhow instead of answering.
final class TerminalConsent implements Consent {
  private static final Set<String> YES = Set.of("y", "yes");

  private final Screen screen;
  private final InputStream in;

  private TerminalConsent(Screen screen, InputStream in) {
    this.screen = screen;
    this.in = in;
  }

  /// Nobody is there to be asked unless both question and answer go through a terminal.
  static Consent of(Screen screen, InputStream in) {
    return screen.errTerminal() && TerminalProbe.isTerminal(0)
        ? new TerminalConsent(screen, in)
        : Consent.NOBODY;
  }

  @Override
  public boolean allows(String question) throws InterruptedException {
    screen.err().print(question + " [y/N] ");
    screen.err().flush();
    var line = new FutureTask<>(this::line);
    Thread.ofPlatform().daemon().name("answer").start(line);
    try {
      return YES.contains(line.get());
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case UncheckedIOException problem -> throw problem;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  /// Empty at the end of the input.
  private String line() {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
        .lines()
        .findFirst()
        .orElse("")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
