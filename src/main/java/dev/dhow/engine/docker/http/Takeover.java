package dev.dhow.engine.docker.http;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.Closeable;
import java.io.IOException;

/// A connection that the engine took over for raw bytes both ways. What it says is the body of its
/// answer; closing it, from any thread, ends whoever reads or writes.
///
/// Writing waits for the engine to take what is written, so a virtual thread should not do it: see
/// [Waiters].
public final class Takeover implements Closeable {
  private final SocketResponse response;
  private final Link link;

  Takeover(SocketResponse response, Link link) {
    this.response = response;
    this.link = link;
  }

  /// The engine's answer, which may be a refusal.
  public Response response() {
    return response;
  }

  /// Writes all of it.
  public void write(byte[] from, int offset, int length) throws IOException {
    link.write(from, offset, length);
  }

  /// Tells the engine that nothing more will be written; reading goes on.
  public void endInput() throws IOException {
    link.endOutput();
  }

  @Override
  public void close() {
    response.close();
  }
}
