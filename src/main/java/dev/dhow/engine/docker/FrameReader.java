package dev.dhow.engine.docker;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.engine.LogStream.Frame;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Takes apart a stream in which both outputs of a process are interleaved as frames: one byte for
/// the output, three unused, four for the length. Engine API, `POST /containers/{id}/attach`.
///
/// A long frame is handed out in pieces, so that its length drives no allocation. Frames share
/// blocks of memory, as engines send each line of a log by itself.
final class FrameReader {
  private static final int LONGEST_PIECE = 32 * 1024;
  private static final int SHORTEST_PIECE = 1024;
  private static final int HEADER = 8;

  private final InputStream in;
  private final boolean raw;
  private final byte[] header = new byte[HEADER];
  private byte[] block = new byte[LONGEST_PIECE];
  private int used;
  private long remaining;
  private Channel channel = Channel.OUT;

  /// @param raw whether the process has a terminal, whose output comes without frames
  FrameReader(InputStream in, boolean raw) {
    this.in = in;
    this.raw = raw;
  }

  /// The next piece; null at the end.
  @Nullable Frame next() throws IOException {
    while (!raw && remaining == 0) {
      if (!readHeader()) {
        return null;
      }
    }
    makeRoom(raw ? SHORTEST_PIECE : (int) Math.min(remaining, LONGEST_PIECE));
    int room = block.length - used;
    int count = in.read(block, used, raw ? room : (int) Math.min(remaining, room));
    if (count < 0) {
      if (raw) {
        return null;
      }
      throw new EOFException("the stream ended within a frame");
    }
    remaining -= count;
    used += count;
    return new Frame(channel, block, used - count, used);
  }

  private void makeRoom(int length) {
    if (block.length - used < length) {
      block = new byte[LONGEST_PIECE];
      used = 0;
    }
  }

  /// Whether the next piece has arrived, or a part of it.
  boolean hasArrived() {
    try {
      return in.available() > 0;
    } catch (IOException _) {
      return false; // reading on tells
    }
  }

  private boolean readHeader() throws IOException {
    int count = in.readNBytes(header, 0, HEADER);
    if (count == 0) {
      return false;
    }
    if (count < HEADER) {
      throw new EOFException("the stream ended within a frame's header");
    }
    channel =
        switch (header[0]) {
          case 0, 1 -> Channel.OUT;
          case 2 -> Channel.ERR;
          case 3 -> throw new IOException("the engine's error on the stream");
          default -> throw new IOException("a stream without frames where frames were due");
        };
    for (int i = 4; i < HEADER; i++) {
      remaining = (remaining << 8) | (header[i] & 0xff);
    }
    return true;
  }
}
