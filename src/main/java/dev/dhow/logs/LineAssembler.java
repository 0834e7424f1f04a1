package dev.dhow.logs;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.engine.LogStream.Frame;
import dev.dhow.event.RawText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Puts the engine's pieces of bytes together to lines, for each of the two channels apart.
///
/// The engine stores a long line in several records and leads each with the timestamp of the first
/// one. A record without a line break is such a part, or the end of what a container wrote before
/// it ended; the next timestamp tells which.
final class LineAssembler {
  /// Longer lines are handed on in parts of this many bytes.
  static final int LONGEST = 1 << 20;

  private final Unfinished out = new Unfinished(Channel.OUT);
  private final Unfinished err = new Unfinished(Channel.ERR);
  private final StampReader stamps = new StampReader();
  private final Sink sink;
  private Instant last = Instant.EPOCH;

  /// Gets the lines.
  interface Sink {
    void line(Channel channel, Instant at, RawText text, boolean partial)
        throws InterruptedException;
  }

  LineAssembler(Sink sink) {
    this.sink = sink;
  }

  void add(Frame frame) throws InterruptedException {
    var line = frame.channel() == Channel.OUT ? out : err;
    var bytes = frame.block();
    var at = frame.from();
    if (line.isOpen() && frame.begins()) {
      at = line.continuesAt(bytes, at, frame.to());
    }
    while (at < frame.to()) {
      var end = indexOfBreak(bytes, at, frame.to());
      if (end < 0) {
        line.append(bytes, at, frame.to());
        return;
      }
      if (line.isOpen() || end - at > LONGEST) {
        line.append(bytes, at, end);
        line.finish();
      } else {
        whole(frame.channel(), bytes, at, end);
      }
      at = end + 1;
    }
  }

  /// A line that came in one piece, as nearly all do.
  private void whole(Channel channel, byte[] bytes, int from, int to) throws InterruptedException {
    var stamp = stamps.read(bytes, from, to);
    if (stamp > 0) {
      last = stamps.at();
    }
    sink.line(channel, last, new RawText(bytes, from + stamp, to), false);
  }

  /// Hands on what has no line break; for streams that ended as they should.
  void end() throws InterruptedException {
    for (var line : List.of(out, err)) {
      if (line.isOpen()) {
        line.finish();
      }
    }
  }

  private static int indexOfBreak(byte[] bytes, int from, int to) {
    for (var i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /// The line that a channel is in the middle of.
  private final class Unfinished {
    private final Channel channel;
    private byte[] bytes = new byte[256];
    private int length;
    private boolean open;
    private boolean stamped;
    private Instant at = Instant.EPOCH;

    Unfinished(Channel channel) {
      this.channel = channel;
    }

    boolean isOpen() {
      return open;
    }

    /// Where the rest of this line begins in the next record. A record with a later timestamp
    /// belongs to another line, so this one is over.
    int continuesAt(byte[] next, int from, int to) throws InterruptedException {
      var stamp = stamps.read(next, from, to);
      if (stamp == 0) {
        return from;
      }
      var begun = stamps.at();
      takeStamp();
      if (begun.equals(at)) {
        return from + stamp;
      }
      finish();
      return from;
    }

    void append(byte[] more, int from, int to) throws InterruptedException {
      open = true;
      var at = from;
      while (length + to - at > LONGEST) {
        var part = LONGEST - length;
        put(more, at, at + part);
        at += part;
        takeStamp();
        handOnPart();
      }
      put(more, at, to);
    }

    void finish() throws InterruptedException {
      open = true;
      takeStamp();
      sink.line(channel, at, text(length), false);
      length = 0;
      open = false;
      stamped = false;
    }

    private void put(byte[] more, int from, int to) {
      var needed = length + to - from;
      if (needed > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(LONGEST, Math.max(needed, bytes.length * 2)));
      }
      System.arraycopy(more, from, bytes, length, to - from);
      length = needed;
    }

    /// Cuts between characters, so that each part is text of its own.
    private void handOnPart() throws InterruptedException {
      var end = length;
      while (end > length - 4 && end > 1 && (bytes[end - 1] & 0xC0) == 0x80) {
        end--;
      }
      if (end > 1 && (bytes[end - 1] & 0xC0) == 0xC0) {
        end--;
      }
      sink.line(channel, at, text(end), true);
      System.arraycopy(bytes, end, bytes, 0, length - end);
      length -= end;
    }

    private void takeStamp() {
      if (stamped) {
        return;
      }
      var stamp = stamps.read(bytes, 0, length);
      if (stamp == 0) {
        at = last;
      } else {
        at = stamps.at();
        System.arraycopy(bytes, stamp, bytes, 0, length - stamp);
        length -= stamp;
      }
      last = at;
      stamped = true;
    }

    private RawText text(int end) {
      return new RawText(Arrays.copyOf(bytes, end), 0, end);
    }
  }
}
