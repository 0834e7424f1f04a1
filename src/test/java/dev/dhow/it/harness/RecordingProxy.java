package dev.dhow.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A socket in front of the engine's that passes every byte on and keeps the request lines, which
/// proves what a program asked of the engine, and what it did not.
public final class RecordingProxy implements AutoCloseable {
  private static final Pattern REQUEST =
      Pattern.compile("(GET|HEAD|POST|PUT|DELETE|PATCH) (/\\S*) HTTP/1\\.[01]$");
  private static final int LONGEST_LINE = 8192;

  private final Path directory;
  private final Path socket;
  private final Path engine;
  private final ServerSocketChannel server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private PrimitiveIterator.OfInt cuts = IntStream.empty().iterator();
  private int untilCut = Integer.MAX_VALUE;
  private int cutsMade;
  private Predicate<Request> hanging = _ -> false;
  private final CountDownLatch hangs = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /// One call: the method, and the path without the version in front of it.
  public record Request(String method, String path) {

    public boolean changesSomething() {
      return !method.equals("GET") && !method.equals("HEAD");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private RecordingProxy(Path directory, Path engine) throws IOException {
    this.directory = directory;
    this.engine = engine;
    socket = directory.resolve("docker.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.startVirtualThread(this::accept);
  }

  /// In front of the engine that the `docker` command uses by default.
  public static RecordingProxy open() {
    return before(engine());
  }

  /// In front of another engine.
  ///
  /// @param host as `DOCKER_HOST` has it
  public static RecordingProxy before(String host) {
    return before(socket(host));
  }

  private static RecordingProxy before(Path engine) {
    try {
      return new RecordingProxy(Files.createTempDirectory("dhow-it"), engine);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The socket of that engine.
  static Path engine() {
    return socket(System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock"));
  }

  private static Path socket(String host) {
    if (!host.startsWith("unix://")) {
      throw new AssertionError("these tests need an engine on a unix socket, not " + host);
    }
    return Path.of(host.substring("unix://".length()));
  }

  /// A value for `DOCKER_HOST`.
  public String host() {
    return "unix://" + socket;
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public List<Request> changes() {
    return requests.stream().filter(Request::changesSomething).toList();
  }

  /// Breaks all connections, as an engine does that is restarted; new ones are passed on again.
  public void cut() {
    try {
      for (var channel : List.copyOf(open)) {
        open.remove(channel);
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Breaks all connections again and again, each time after so many more requests: what the engine
  /// says next is lost.
  ///
  /// @param requests how many, for each time
  public synchronized void cutAfter(PrimitiveIterator.OfInt requests) {
    cuts = requests;
    untilCut = next();
  }

  /// How often that has been done so far.
  public synchronized int cutsMade() {
    return cutsMade;
  }

  private int next() {
    return cuts.hasNext() ? cuts.nextInt() : Integer.MAX_VALUE;
  }

  private synchronized boolean isCutDue() {
    if (untilCut > 0) {
      return false;
    }
    untilCut = next();
    cutsMade++;
    return true;
  }

  private synchronized void count() {
    untilCut--;
  }

  /// From the first such request on the engine is not heard any more, although it still hears.
  public synchronized void hangAt(Predicate<Request> request) {
    hanging = request;
  }

  public void awaitHang() {
    Eventually.isTrue("the engine hangs", () -> hangs.getCount() == 0);
  }

  /// What was said meanwhile is heard, too.
  public void release() {
    released.countDown();
  }

  @Override
  public void close() {
    release();
    try {
      server.close();
      for (var channel : open) {
        channel.close();
      }
      Files.deleteIfExists(socket);
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        var client = server.accept();
        var upstream = SocketChannel.open(UnixDomainSocketAddress.of(engine));
        open.add(client);
        open.add(upstream);
        Thread.startVirtualThread(() -> pass(client, upstream, true));
        Thread.startVirtualThread(() -> pass(upstream, client, false));
      } catch (ClosedChannelException _) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void pass(SocketChannel from, SocketChannel to, boolean listening) {
    var buffer = ByteBuffer.allocate(64 * 1024);
    var line = new StringBuilder();
    try {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        if (listening) {
          listen(StandardCharsets.ISO_8859_1.decode(buffer.duplicate()), line);
        } else if (isCutDue()) {
          cut();
          return;
        } else if (hangs.getCount() == 0) {
          released.await();
        }
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
      to.shutdownOutput();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody knows the thread; it just ends
    } catch (IOException _) {
      // One side went away without a farewell, so the other is to see that too.
      closeBoth(from, to);
    }
  }

  private void closeBoth(SocketChannel one, SocketChannel other) {
    try (one;
        other) {
      open.remove(one);
      open.remove(other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A request line ends with a line break but may follow a body that does not.
  private void listen(CharSequence text, StringBuilder line) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '\n') {
        record(line.toString().stripTrailing());
        line.setLength(0);
      } else {
        line.append(c);
        if (line.length() > LONGEST_LINE) {
          line.delete(0, LONGEST_LINE / 2);
        }
      }
    }
  }

  private void record(String line) {
    var request = REQUEST.matcher(line);
    if (request.find()) {
      count();
      var found = new Request(request.group(1), request.group(2).replaceFirst("^/v1\\.\\d+/", "/"));
      requests.add(found);
      hang(found);
    }
  }

  private synchronized void hang(Request request) {
    if (hanging.test(request)) {
      hangs.countDown();
    }
  }
}
