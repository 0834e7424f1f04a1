package dev.dhow.engine.docker;

import dev.dhow.engine.Dialogue;
import dev.dhow.engine.LogStream.Frame;
import dev.dhow.engine.docker.http.Takeover;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A connection that the engine took over for a process.
final class DockerDialogue implements Dialogue {
  private final Takeover connection;
  private final FrameReader frames;
  private final ErrorMapping errors;
  private volatile boolean closed;

  /// @param terminal whether the process has one, so that its output comes without frames
  DockerDialogue(Takeover connection, boolean terminal, ErrorMapping errors) {
    this.connection = connection;
    this.frames = new FrameReader(connection.response().getBody(), terminal);
    this.errors = errors;
  }

  @Override
  public @Nullable Frame next() throws InterruptedException {
    try {
      var frame = frames.next();
      return closed ? null : frame;
    } catch (IOException e) {
      if (closed) {
        return null;
      }
      throw errors.broken(e);
    }
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    connection.write(from, offset, length);
  }

  @Override
  public void endInput() throws IOException {
    connection.endInput();
  }

  @Override
  public void close() {
    closed = true;
    connection.close();
  }
}
