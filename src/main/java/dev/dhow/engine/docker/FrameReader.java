package dev.dhow.engine.docker;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.engine.LogStream.Frame;
import dev.dhow.engine.docker.http.Arriving;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Takes apart a stream in which both outputs of a process are interleaved as frames: one byte for
/// the output, three unused, four for the length. Engine API, `POST /containers/{id}/attach`.
///
/// A long frame is handed out in pieces, so that its length drives no allocation. As engines send
/// each line of a log by itself, many frames are read at once, and handed out where they are.
final class FrameReader {
  private static final int BLOCK = 32 * 1024;
  private static final int LEAST_ROOM = 4 * 1024;
  private static final int HEADER = 8;

  private final InputStream in;
  private final boolean raw;
  private byte[] block = new byte[BLOCK];

  /// What was read and not handed out yet: from the one to the other.
  private int from;

  private int to;

  /// Of the frame that was begun.
  private long remaining;

  private Channel channel = Channel.OUT;

  /// @param raw whether the process has a terminal, whose output comes without frames
  FrameReader(InputStream in, boolean raw) {
    this.in = in;
    this.raw = raw;
  }

  /// The next piece; null at the end.
  @Nullable Frame next() throws IOException {
    if (raw) {
      return fill() ? piece(to - from, true) : null;
    }
    boolean begins = remaining == 0;
    while (remaining == 0) {
      if (!readHeader()) {
        return null;
      }
    }
    if (from == to && !fill()) {
      throw new EOFException("the stream ended within a frame");
    }
    int count = (int) Math.min(remaining, to - from);
    remaining -= count;
    return piece(count, begins);
  }

  private Frame piece(int count, boolean begins) {
    from += count;
    return new Frame(channel, block, from - count, from, begins);
  }

  /// Whether the next piece has arrived, or a part of it.
  boolean hasArrived() {
    try {
      return from < to || in.available() > 0;
    } catch (IOException _) {
      return false; // reading on tells
    }
  }

  private boolean readHeader() throws IOException {
    while (to - from < HEADER) {
      if (!fill()) {
        if (from == to) {
          return false;
        }
        throw new EOFException("the stream ended within a frame's header");
      }
    }
    channel =
        switch (block[from]) {
          case 0, 1 -> Channel.OUT;
          case 2 -> Channel.ERR;
          case 3 -> throw new IOException("the engine's error on the stream");
          default -> throw new IOException("a stream without frames where frames were due");
        };
    for (int i = from + 4; i < from + HEADER; i++) {
      remaining = (remaining << 8) | (block[i] & 0xff);
    }
    from += HEADER;
    return true;
  }

  /// Reads more, as much as has arrived; false at the end.
  private boolean fill() throws IOException {
    if (block.length - to < LEAST_ROOM) {
      // What was handed out stays where it is.
      var next = new byte[BLOCK];
      System.arraycopy(block, from, next, 0, to - from);
      block = next;
      to -= from;
      from = 0;
    }
    int count = in.read(block, to, block.length - to);
    to += Math.max(count, 0);
    // Without frames it is chunks that tell records apart.
    if (!raw && count > 0 && in instanceof Arriving arriving) {
      to += arriving.readArrived(block, to, block.length - to);
    }
    return count > 0;
  }
}
