package dev.dhow.it;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.FreePort;
import dev.dhow.it.harness.Stack;
import java.nio.file.Files;
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
  /// How containers are reached, and what they reach and know by name.
  NETWORKS,
  /// Whose processes, memory and names of the host containers share.
  NAMESPACES,
  /// What is mounted into containers.
  STORAGE,
  /// What most machines cannot start, so it is only created.
  UNSTARTED;

  private static final AtomicInteger COUNT = new AtomicInteger();

  /// Puts the project into a stack, with what it finds made already, and without what an old engine
  /// lacks.
  Stack in(Stack stack) {
    var subnet = ProcessHandle.current().pid() % 250;
    var number = COUNT.incrementAndGet() % 250;
    if (this == NETWORKS) {
      stack.outside("network", stack.name() + "-outside");
      stack.outside("network", stack.name() + "-other");
    } else if (this == STORAGE) {
      stack.outside("volume", stack.name() + "-outside");
      stack.outside("volume", stack.name() + "-other");
    }
    return stack
        .copyOf(folder())
        .with("COMPOSE_FILE", files())
        .with("PORT_A", FreePort.next())
        .with("PORT_B", FreePort.next())
        .with("PORT_C", FreePort.next())
        .with("FROM_SHELL", "shell")
        .with("FILES", stack.directory().resolve("files").toString())
        .with("SUBNET", "10.%d.%d".formatted(subnet, number))
        .with("SUBNET_6", "%x".formatted(0xd000 + subnet * 16 + number % 16));
  }

  private Path folder() {
    return Path.of("src/test/resources/it/every-attribute", name().toLowerCase(Locale.ROOT));
  }

  /// Its files, as `COMPOSE_FILE` names them.
  String files() {
    boolean older = DockerCli.isOld() && Files.exists(folder().resolve("older.yaml"));
    return older ? "compose.yaml:older.yaml" : "compose.yaml";
  }

  /// How it is brought up.
  String[] up() {
    return this == UNSTARTED ? new String[] {"up", "--no-start"} : new String[] {"up", "-d"};
  }
}
