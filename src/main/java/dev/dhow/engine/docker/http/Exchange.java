package dev.dhow.engine.docker.http;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request and its answer on one link.
final class Exchange {
  private final Link link;
  private final LinkReader in;
  private final Consumer<Link> release;

  /// @param release takes the link back once its answer was read to the end
  Exchange(Link link, Consumer<Link> release) {
    this.link = link;
    this.in = new LinkReader(link);
    this.release = release;
  }

  /// Sends the request and waits for the head of the answer. The link is closed on any failure.
  ///
  /// @throws UnansweredException when the engine hung up before the first byte of an answer
  SocketResponse run(Request request, String host) throws IOException {
    return run(request, host, request.hijackedInput() != null);
  }

  /// The same, with the link left to the caller for writing.
  Takeover takeOver(Request request, String host) throws IOException {
    return new Takeover(run(request, host, true), link);
  }

  private SocketResponse run(Request request, String host, boolean raw) throws IOException {
    boolean answered = false;
    try {
      var response = exchange(request, host, raw);
      answered = true;
      return response;
    } finally {
      if (!answered) {
        link.close();
      }
    }
  }

  private SocketResponse exchange(Request request, String host, boolean raw) throws IOException {
    var cut = new RequestWriter(link, host, raw).write(request);
    awaitAnswer(cut);
    var head = Head.read(in);
    var body = Body.of(head, request.method(), in);
    var stdin = request.hijackedInput();
    var feeder = stdin == null || head.status() >= 300 ? null : feed(stdin);
    boolean reusable = head.keepsAlive() && cut == null && !raw;
    return new SocketResponse(head, body, link, reusable ? release : Link::close, feeder);
  }

  /// An engine that refuses a request answers before it has read all of it, then hangs up.
  private void awaitAnswer(@Nullable IOException cut) throws IOException {
    try {
      if (in.awaitsNoMore()) {
        throw new UnansweredException(cut == null, cut);
      }
    } catch (UnansweredException e) {
      throw e;
    } catch (IOException e) {
      throw new UnansweredException(cut == null, cut == null ? e : cut);
    }
  }

  private Thread feed(InputStream stdin) {
    return Thread.ofVirtual()
        .name("engine-stdin")
        .start(() -> {
          try {
            pump(stdin);
          } catch (IOException _) {
            // The process ended first, or the stream was cancelled: nobody listens any more.
            link.close();
          }
        });
  }

  private void pump(InputStream stdin) throws IOException {
    var buffer = new byte[8 * 1024];
    for (int count = stdin.read(buffer); count >= 0; count = stdin.read(buffer)) {
      link.write(buffer, 0, count);
    }
    link.endOutput();
  }
}
