package dev.dhow.engine.docker.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// The body of an answer as it arrives, in one of the three ways HTTP marks its end.
abstract sealed class Body extends InputStream implements Arriving
    permits Body.Measured, Body.Chunked, Body.UntilClosed {
  final LinkReader in;
  private volatile boolean complete;

  private Body(LinkReader in) {
    this.in = in;
  }

  static Body of(Head head, String method, LinkReader in) throws IOException {
    if (head.isUpgraded()) {
      return new UntilClosed(in);
    }
    if (!head.hasBody(method)) {
      return new Measured(in, 0);
    }
    if (head.isChunked()) {
      return new Chunked(in);
    }
    long length = head.contentLength();
    return length < 0 ? new UntilClosed(in) : new Measured(in, length);
  }

  /// Whether all of the answer was read, so that the link is free for the next one.
  final boolean isComplete() {
    return complete;
  }

  final void markComplete() {
    complete = true;
  }

  abstract int readSome(byte[] into, int offset, int length) throws IOException;

  @Override
  public final int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public final int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    return complete ? -1 : readSome(into, offset, length);
  }

  /// How much of the answer has arrived at least in part, so that reading hardly has to wait.
  @Override
  public final int available() {
    return complete ? 0 : arrived();
  }

  int arrived() {
    return in.buffered();
  }

  @Override
  public int readArrived(byte[] into, int offset, int length) throws IOException {
    return 0;
  }

  /// Ends where `Content-Length` says.
  static final class Measured extends Body {
    private long remaining;

    Measured(LinkReader in, long length) {
      super(in);
      this.remaining = length;
      if (length == 0) {
        markComplete();
      }
    }

    @Override
    int readSome(byte[] into, int offset, int length) throws IOException {
      int count = in.read(into, offset, (int) Math.min(length, remaining));
      if (count < 0) {
        throw new MalformedAnswerException("the answer ended " + remaining + " bytes too early");
      }
      remaining -= count;
      if (remaining == 0) {
        markComplete();
      }
      return count;
    }
  }

  /// Ends with an empty chunk.
  static final class Chunked extends Body {
    private static final int LONGEST_SIZE_LINE = 1024;
    private static final int MOST_TRAILERS = 50;

    private long remaining;

    /// Whether the next chunk begins where reading stopped, and not behind the end of the last one.
    private boolean atChunk = true;

    Chunked(LinkReader in) {
      super(in);
    }

    @Override
    int readSome(byte[] into, int offset, int length) throws IOException {
      if (remaining == 0 && !nextChunk()) {
        return -1;
      }
      int count = in.read(into, offset, (int) Math.min(length, remaining));
      if (count < 0) {
        throw new MalformedAnswerException("the answer ended within a chunk");
      }
      pass(count);
      return count;
    }

    @Override
    public int readArrived(byte[] into, int offset, int length) throws IOException {
      int sum = 0;
      while (sum < length && remaining == 0 && atChunk) {
        remaining = in.bufferedSize();
        if (remaining == 0) {
          break;
        }
        int count = in.read(into, offset + sum, (int) Math.min(length - sum, remaining));
        pass(count);
        sum += count;
      }
      return sum;
    }

    private void pass(int count) {
      remaining -= count;
      if (remaining == 0) {
        passEnd();
      }
    }

    /// Whoever knows where the content ends stops reading there; sees the end now if it is here.
    /// What is left in the buffer then is more of the content.
    private void passEnd() {
      if (in.skipLastChunk()) {
        markComplete();
      } else {
        atChunk = in.skipBufferedEmptyLine();
      }
    }

    /// A part of the end of a chunk is none of the next one, for which may be long to wait.
    @Override
    int arrived() {
      var buffered = in.buffered();
      return remaining > 0 || atChunk || buffered > 1 ? buffered : 0;
    }

    private boolean nextChunk() throws IOException {
      if (!atChunk && !in.skipEmptyLine()) {
        throw new MalformedAnswerException("a chunk is longer than announced");
      }
      remaining = in.hexadecimalLine(LONGEST_SIZE_LINE, "a chunk size");
      if (remaining > 0) {
        return true;
      }
      skipTrailers();
      markComplete();
      return false;
    }

    private void skipTrailers() throws IOException {
      for (int i = 0; !in.line(LONGEST_SIZE_LINE, "a trailer").isEmpty(); i++) {
        if (i == MOST_TRAILERS) {
          throw new MalformedAnswerException("more than " + MOST_TRAILERS + " trailers");
        }
      }
    }
  }

  /// Ends with the connection: a stream the engine has taken over for raw bytes.
  static final class UntilClosed extends Body {
    UntilClosed(LinkReader in) {
      super(in);
    }

    /// Never marks the body complete: its link carries no second answer.
    @Override
    int readSome(byte[] into, int offset, int length) throws IOException {
      return in.read(into, offset, length);
    }
  }
}
