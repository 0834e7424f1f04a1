package dev.dhow.engine.docker.http;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes one request to a link: small bodies in one piece with the head, streams in chunks.
final class RequestWriter {
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Link link;
  private final String host;
  private final boolean raw;

  /// @param raw whether the engine is asked to take the link over for raw bytes
  RequestWriter(Link link, String host, boolean raw) {
    this.link = link;
    this.host = host;
    this.raw = raw;
  }

  /// Sends all of it, or as much as the engine takes.
  ///
  /// @return why the engine took no more, null when it took everything
  /// @throws UnreadableBodyException when it is the body that cannot be read
  @Nullable IOException write(Request request) throws IOException {
    byte[] bytes = request.bodyBytes();
    var stream = bytes == null ? request.body() : null;
    var out = new ByteArrayOutputStream(512);
    out.writeBytes(head(request, bytes, stream != null).getBytes(StandardCharsets.UTF_8));
    if (bytes != null) {
      out.writeBytes(bytes);
    }
    var failure = send(out.toByteArray(), 0, out.size());
    return failure == null && stream != null ? writeChunks(stream) : failure;
  }

  private @Nullable IOException send(byte[] bytes, int offset, int length) {
    try {
      link.write(bytes, offset, length);
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private String head(Request request, byte @Nullable [] bytes, boolean streamed) {
    var head = new StringBuilder(256);
    head.append(plain(request.method())).append(' ').append(target(request.path()));
    head.append(" HTTP/1.1\r\n");
    header(head, "Host", host);
    header(head, "User-Agent", "dhow");
    for (var entry : request.headers().entrySet()) {
      if (!isOurs(entry.getKey())) {
        header(head, entry.getKey(), entry.getValue());
      }
    }
    if (raw) {
      header(head, "Connection", "Upgrade");
      header(head, "Upgrade", "tcp");
    }
    if (streamed) {
      header(head, "Transfer-Encoding", "chunked");
    } else if (bytes != null || request.method().equals("POST")) {
      header(head, "Content-Length", String.valueOf(bytes == null ? 0 : bytes.length));
    }
    return head.append("\r\n").toString();
  }

  private @Nullable IOException writeChunks(InputStream stream) throws IOException {
    // Leaves room before the data for its size in hex and a line end, to write each chunk at once.
    int room = 8;
    var chunk = new byte[room + 32 * 1024 + LINE_END.length];
    int most = chunk.length - room - LINE_END.length;
    for (int count = read(stream, chunk, room, most);
        count >= 0;
        count = read(stream, chunk, room, most)) {
      if (count == 0) {
        continue;
      }
      var size = (Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      int start = room - size.length;
      System.arraycopy(size, 0, chunk, start, size.length);
      System.arraycopy(LINE_END, 0, chunk, room + count, LINE_END.length);
      var failure = send(chunk, start, size.length + count + LINE_END.length);
      if (failure != null) {
        return failure;
      }
    }
    return send(LAST_CHUNK, 0, LAST_CHUNK.length);
  }

  private static int read(InputStream stream, byte[] into, int offset, int length)
      throws UnreadableBodyException {
    try {
      return stream.read(into, offset, length);
    } catch (IOException e) {
      throw new UnreadableBodyException(e);
    }
  }

  private static boolean isOurs(String header) {
    return switch (header.toLowerCase(Locale.ROOT)) {
      case "host", "content-length", "transfer-encoding", "connection", "upgrade" -> true;
      default -> false;
    };
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(plain(name)).append(": ").append(plain(value)).append("\r\n");
  }

  private static String target(String path) {
    if (path.indexOf(' ') >= 0) {
      throw new IllegalArgumentException("a space in the path of a request: " + path);
    }
    return plain(path);
  }

  /// A line break would let a value add headers of its own.
  private static String plain(String text) {
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException("a control character in the head of a request");
    }
    return text;
  }
}
