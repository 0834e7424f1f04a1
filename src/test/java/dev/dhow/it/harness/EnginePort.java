package dev.dhow.it.harness;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A port of this machine behind which the engine answers, as one on another machine does:
/// everything is passed on to its socket and back.
public final class EnginePort implements AutoCloseable {
  private final ServerSocket server;
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();

  private EnginePort(ServerSocket server) {
    this.server = server;
    Thread.startVirtualThread(this::accept);
  }

  public static EnginePort plain() throws IOException {
    return new EnginePort(new ServerSocket(0, 50, InetAddress.getByName("localhost")));
  }

  /// For those who have the keys.
  public static EnginePort behindTls(TlsKeys keys) throws IOException, GeneralSecurityException {
    return new EnginePort(keys.listen());
  }

  /// A value for `DOCKER_HOST`.
  public String host() {
    return "tcp://localhost:" + server.getLocalPort();
  }

  /// How many connections there have been.
  public int calls() {
    return calls.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        calls.incrementAndGet();
        var engine = SocketChannel.open(UnixDomainSocketAddress.of(RecordingProxy.engine()));
        open.addAll(List.of(client, engine));
        Thread.startVirtualThread(() -> ask(client, engine));
        Thread.startVirtualThread(() -> answer(engine, client));
      } catch (SocketException _) {
        return; // closed
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void ask(Socket client, SocketChannel engine) {
    var bytes = new byte[64 * 1024];
    try {
      var in = client.getInputStream();
      for (var length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        var buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
          engine.write(buffer);
        }
      }
      engine.shutdownOutput();
    } catch (IOException _) {
      hangUp(client, engine);
    }
  }

  private static void answer(SocketChannel engine, Socket client) {
    var buffer = ByteBuffer.allocate(64 * 1024);
    try {
      var out = client.getOutputStream();
      while (engine.read(buffer) >= 0) {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
      client.shutdownOutput();
    } catch (IOException _) {
      hangUp(client, engine);
    }
  }

  /// One side went away without a farewell, so the other is to see that too.
  private static void hangUp(Socket client, SocketChannel engine) {
    try {
      client.close();
      engine.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var each : open) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
