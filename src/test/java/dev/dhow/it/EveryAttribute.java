package dev.dhow.it;

import dev.dhow.it.harness.FreePort;
import dev.dhow.it.harness.Stack;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// The projects below `src/test/resources/it/every-attribute`, which together use all that dhow
/// knows: docker compose and dhow must make the same of them.
enum EveryAttribute {
  /// Processes, ports, mounts, networks, builds, dependencies.
  BASICS,
  /// What a container may do on the host and use of it.
  LIMITS,
  /// Configs and secrets, hooks, and how images are come by.
  FILES,
  /// What most machines cannot start, so it is only created.
  UNSTARTED;

  private static final AtomicInteger COUNT = new AtomicInteger();

  /// Puts the project into a stack.
  Stack in(Stack stack) {
    return stack
        .copyOf(Path.of("src/test/resources/it/every-attribute", name().toLowerCase(Locale.ROOT)))
        .with("PORT_A", FreePort.next())
        .with("PORT_B", FreePort.next())
        .with("PORT_C", FreePort.next())
        .with("FROM_SHELL", "shell")
        .with("SUBNET", subnet());
  }

  /// How it is brought up.
  String[] up() {
    return this == UNSTARTED ? new String[] {"up", "--no-start"} : new String[] {"up", "-d"};
  }

  /// The first three numbers of addresses that nobody else is likely to use at the same time.
  private static String subnet() {
    var random = ProcessHandle.current().pid() % 250;
    return "10.%d.%d".formatted(random, COUNT.incrementAndGet() % 250);
  }
}
