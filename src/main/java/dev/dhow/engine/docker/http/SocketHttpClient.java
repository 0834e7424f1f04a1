package dev.dhow.engine.docker.http;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// docker-java's transport over the JDK's own sockets. Any number of threads may call; each call
/// has a connection of its own, kept for the next call when its answer was read to the end.
///
/// Failures are [UncheckedIOException]s: [UnreachableException] when no connection could be opened,
/// [UnansweredException] and [MalformedAnswerException] when one was.
public final class SocketHttpClient implements DockerHttpClient {
  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS");
  private static final int MOST_IDLE = 16;

  private final Dialer dialer;
  private final ConcurrentLinkedDeque<Link> idle = new ConcurrentLinkedDeque<>();
  private final Set<Link> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile long answeredAt = System.nanoTime();

  public SocketHttpClient(Dialer dialer) {
    this.dialer = dialer;
  }

  @Override
  public Response execute(Request request) {
    unanswered.incrementAndGet();
    try {
      var kept = takeIdle();
      if (kept != null) {
        try {
          return exchange(kept, request);
        } catch (UnansweredException e) {
          if (!isRepeatable(request, e)) {
            throw e;
          }
        }
      }
      return exchange(dial(), request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      unanswered.decrementAndGet();
    }
  }

  /// Makes a request after which the connection carries raw bytes both ways.
  public Takeover takeOver(Request request) {
    unanswered.incrementAndGet();
    try {
      var taken = new Exchange(dial(), Link::close).takeOver(request, dialer.host());
      answeredAt = System.nanoTime();
      return taken;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      unanswered.decrementAndGet();
    }
  }

  private Response exchange(Link link, Request request) throws IOException {
    var response = new Exchange(link, this::giveBack).run(request, dialer.host());
    answeredAt = System.nanoTime();
    return response;
  }

  /// How long ago the engine began its last answer; since this was made while there was none.
  public Duration silence() {
    return Duration.ofNanos(System.nanoTime() - answeredAt);
  }

  /// Whether there is a call whose answer has not begun.
  public boolean isAwaited() {
    return unanswered.get() > 0;
  }

  /// A kept connection may have been closed by the engine just before we wrote to it.
  private static boolean isRepeatable(Request request, UnansweredException e) {
    boolean bodyKept = request.bodyBytes() != null || request.body() == null;
    return bodyKept && (!e.sent() || REPEATABLE.contains(request.method()));
  }

  private @Nullable Link takeIdle() {
    for (var link = idle.pollFirst(); link != null; link = idle.pollFirst()) {
      if (link.isAlive()) {
        return link;
      }
      link.close();
    }
    return null;
  }

  private Link dial() throws IOException {
    Link link;
    try {
      link = new Tracked(dialer.dial(), open);
    } catch (IOException e) {
      throw new UnreachableException("cannot connect to the engine", e);
    }
    if (closed) {
      link.close();
      throw new IOException("the connection to the engine was closed");
    }
    return link;
  }

  private void giveBack(Link link) {
    idle.addFirst(link);
    if (closed || idle.size() > MOST_IDLE) {
      var surplus = idle.pollLast();
      if (surplus != null) {
        surplus.close();
      }
    }
  }

  /// Closes every connection, those of running calls too.
  @Override
  public void close() {
    closed = true;
    idle.clear();
    open.forEach(Link::close);
  }

  /// A link that the client can find again when it is closed as a whole.
  private record Tracked(Link link, Set<Link> open) implements Link {
    Tracked {
      open.add(link);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return link.read(into, offset, length);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      link.write(from, offset, length);
    }

    @Override
    public void endOutput() throws IOException {
      link.endOutput();
    }

    @Override
    public boolean isAlive() {
      return link.isAlive();
    }

    @Override
    public void close() {
      open.remove(link);
      link.close();
    }
  }
}
