package dev.dhow.engine.docker.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A daemon on a unix socket, or a port of this machine, that says exactly what a test makes it
/// say.
public final class FakeDaemon implements Closeable {
  private final ServerSocketChannel server;
  private final Path socket;
  private final Script script;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private int hangUps;

  /// What happens on one connection.
  @FunctionalInterface
  public interface Script {
    void run(Conversation with) throws IOException, InterruptedException;
  }

  public FakeDaemon(Path socket, Script script) throws IOException {
    this.socket = socket;
    this.script = script;
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual().start(this::accept);
  }

  /// Listens at a port instead.
  public FakeDaemon(Script script) throws IOException {
    this.socket = Path.of("");
    this.script = script;
    this.server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().start(this::accept);
  }

  /// The port it listens at, as an engine's address.
  public String url() throws IOException {
    var address = (InetSocketAddress) server.getLocalAddress();
    return "tcp://" + address.getHostString() + ":" + address.getPort();
  }

  /// Answers every request of every connection with the same bytes.
  public static FakeDaemon answering(Path socket, String answer) throws IOException {
    return new FakeDaemon(
        socket,
        with -> {
          while (with.hearsRequest()) {
            with.say(answer);
          }
        });
  }

  /// Answers one request, then hangs up.
  public static FakeDaemon answeringOnce(Path socket, String answer) throws IOException {
    return new FakeDaemon(
        socket,
        with -> {
          with.hearRequest();
          with.say(answer);
        });
  }

  public Path socket() {
    return socket;
  }

  public int connections() {
    return connections.get();
  }

  /// Waits until so many connections are closed on this side.
  synchronized void awaitHangUps(int count) throws InterruptedException {
    while (hangUps < count) {
      wait();
    }
  }

  private synchronized void hangUp() {
    hangUps++;
    notifyAll();
  }

  /// The heads of the requests so far.
  public List<String> requests() {
    return requests;
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        var channel = server.accept();
        int number = connections.incrementAndGet();
        Thread.ofVirtual().start(() -> converse(channel, number));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void converse(SocketChannel channel, int number) {
    try (channel) {
      script.run(new Conversation(channel, number, requests));
    } catch (IOException | InterruptedException _) {
      // The client hung up, as some tests want it to.
    } finally {
      hangUp();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One connection, seen from the daemon.
  public static final class Conversation {
    private final SocketChannel channel;
    private final int number;
    private final List<String> requests;

    Conversation(SocketChannel channel, int number, List<String> requests) {
      this.channel = channel;
      this.number = number;
      this.requests = requests;
    }

    /// The head of the last request.
    public String heard() {
      return requests.getLast();
    }

    public int number() {
      return number;
    }

    /// Reads the head of a request; its body stays unread, except for an announced length.
    public boolean hearsRequest() throws IOException {
      var head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
        int next = hearByte();
        if (next < 0) {
          return false;
        }
        head.write(next);
      }
      var text = head.toString(StandardCharsets.UTF_8);
      requests.add(text);
      text.lines()
          .filter(line -> line.startsWith("Content-Length: "))
          .forEach(line -> skip(Integer.parseInt(line.substring(16))));
      return true;
    }

    public void hearRequest() throws IOException {
      if (!hearsRequest()) {
        throw new IOException("no request");
      }
    }

    public int hearByte() throws IOException {
      var one = ByteBuffer.allocate(1);
      return channel.read(one) < 0 ? -1 : one.get(0) & 0xff;
    }

    public void say(String bytes) throws IOException {
      var buffer = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }

    /// Waits until the client hangs up.
    public void awaitEnd() throws IOException {
      int heard = 0;
      while (heard >= 0) {
        heard = hearByte();
      }
    }

    private void skip(int count) {
      try {
        for (int i = 0; i < count; i++) {
          var _ = hearByte();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
