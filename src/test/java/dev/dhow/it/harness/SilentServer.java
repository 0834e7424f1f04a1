package dev.dhow.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A port of this machine where somebody listens and never says a word.
public final class SilentServer implements AutoCloseable {
  private final ServerSocket server;
  private final List<Socket> guests = new CopyOnWriteArrayList<>();

  public SilentServer() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::accept);
  }

  /// Such as `127.0.0.1:5000`.
  public String host() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /// Waits until somebody has called.
  public void awaitGuest() {
    Eventually.isTrue("somebody calls " + host(), () -> !guests.isEmpty());
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        guests.add(server.accept());
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var guest : guests) {
        guest.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
