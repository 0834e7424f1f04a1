package dev.dhow.it.harness;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/// Ports of this machine that nothing listens on, each handed out once. They lie below those that
/// the system and the engine choose from by themselves, so that nobody takes one before it is used.
public final class FreePort {
  private static final Path CHOSEN_BY_SYSTEM = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
  private static final int USUAL_START = 32_768;
  private static final int LOWEST = 10_000;
  private static final Random RANDOM = new Random();
  private static final Set<Integer> HANDED_OUT = new HashSet<>();

  private FreePort() {}

  public static synchronized String next() {
    var end = startOfChosen();
    while (true) {
      var port = RANDOM.nextInt(LOWEST, end);
      if (isFree(port) && HANDED_OUT.add(port)) {
        return Integer.toString(port);
      }
    }
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static int startOfChosen() {
    try {
      var start = Integer.parseInt(Files.readString(CHOSEN_BY_SYSTEM).split("\\s+", 2)[0]);
      return start > 2 * LOWEST ? start : USUAL_START;
    } catch (IOException _) {
      return USUAL_START; // not a Linux
    }
  }
}
