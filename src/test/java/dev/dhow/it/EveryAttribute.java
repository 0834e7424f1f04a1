package dev.dhow.it;

import dev.dhow.it.harness.FreePort;
import dev.dhow.it.harness.Stack;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// The project below `src/test/resources/it/every-attribute`, which uses all that dhow knows.
final class EveryAttribute {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private EveryAttribute() {}

  static Stack in(Stack stack) {
    return stack
        .copyOf(Path.of("src/test/resources/it/every-attribute"))
        .with("PORT_A", FreePort.next())
        .with("PORT_B", FreePort.next())
        .with("PORT_C", FreePort.next())
        .with("FROM_SHELL", "shell")
        .with("SUBNET", subnet());
  }

  /// The first three numbers of addresses that nobody else is likely to use at the same time.
  private static String subnet() {
    var random = ProcessHandle.current().pid() % 250;
    return "10.%d.%d".formatted(random, COUNT.incrementAndGet() % 250);
  }
}
