package dev.dhow.engine.docker.http;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An answer whose body is read straight from its link. Closing it, from any thread, frees the link
/// for another call if the body was read to its end, and closes the link otherwise.
final class SocketResponse implements Response {
  private final Head head;
  private final Body body;
  private final Link link;
  private final Consumer<Link> release;
  private final @Nullable Thread feeder;
  private final AtomicBoolean closed = new AtomicBoolean();

  SocketResponse(Head head, Body body, Link link, Consumer<Link> release, @Nullable Thread feeder) {
    this.head = head;
    this.body = body;
    this.link = link;
    this.release = release;
    this.feeder = feeder;
  }

  @Override
  public int getStatusCode() {
    return head.status();
  }

  @Override
  public Map<String, List<String>> getHeaders() {
    return head.headers();
  }

  @Override
  public InputStream getBody() {
    return body;
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    if (body.isComplete()) {
      release.accept(link);
    } else {
      link.close();
    }
    if (feeder != null) {
      feeder.interrupt();
    }
  }
}
