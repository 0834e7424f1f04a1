package dev.dhow.engine.docker.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// The body of an answer as it arrives, in one of the three ways HTTP marks its end.
abstract sealed class Body extends InputStream
    permits Body.Measured, Body.Chunked, Body.UntilClosed {
  private volatile boolean complete;

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

  /// Ends where `Content-Length` says.
  static final class Measured extends Body {
    private final LinkReader in;
    private long remaining;

    Measured(LinkReader in, long length) {
      this.in = in;
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
    private static final int MOST_DIGITS = 15;

    private final LinkReader in;
    private long remaining;
    private boolean first = true;

    Chunked(LinkReader in) {
      this.in = in;
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
      remaining -= count;
      // Whoever knows where the content ends stops reading there; see the end now if it is here.
      if (remaining == 0 && in.skipLastChunk()) {
        markComplete();
      }
      return count;
    }

    private boolean nextChunk() throws IOException {
      if (!first && !in.skipEmptyLine()) {
        throw new MalformedAnswerException("a chunk is longer than announced");
      }
      first = false;
      remaining = size(in.line(LONGEST_SIZE_LINE, "a chunk size"));
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

    private static long size(String line) throws MalformedAnswerException {
      int end = line.indexOf(';');
      var digits = (end < 0 ? line : line.substring(0, end)).strip();
      // Every line of a log comes as a chunk of its own: no pattern, as it would be most of the
      // work.
      long size = 0;
      for (int i = 0; i < digits.length(); i++) {
        int digit = Character.digit(digits.charAt(i), 16);
        if (digit < 0 || digits.charAt(i) > 'f') {
          throw new MalformedAnswerException("a chunk size that is not a number");
        }
        size = size << 4 | digit;
      }
      if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
        throw new MalformedAnswerException("a chunk size that is not a number");
      }
      return size;
    }
  }

  /// Ends with the connection: a stream the engine has taken over for raw bytes.
  static final class UntilClosed extends Body {
    private final LinkReader in;

    UntilClosed(LinkReader in) {
      this.in = in;
    }

    /// Never marks the body complete: its link carries no second answer.
    @Override
    int readSome(byte[] into, int offset, int length) throws IOException {
      return in.read(into, offset, length);
    }
  }
}
