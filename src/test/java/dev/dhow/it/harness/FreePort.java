package dev.dhow.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/// Ports of this machine that nothing listens on, each handed out once.
public final class FreePort {
  private static final Set<Integer> HANDED_OUT = new HashSet<>();

  private FreePort() {}

  public static synchronized String next() {
    while (true) {
      try (var socket = new ServerSocket(0)) {
        if (HANDED_OUT.add(socket.getLocalPort())) {
          return Integer.toString(socket.getLocalPort());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
