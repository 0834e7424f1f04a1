import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// Just enough of an HTTP server on a unix-domain socket to talk to one client that means well.
@NullMarked
final class TrainingSocket implements AutoCloseable {
  private final Path folder;
  private final Path path;
  private final ServerSocketChannel server;
  private final Function<Request, Reply> answers;

  /// @param answers may be asked by several threads at once
  TrainingSocket(Function<Request, Reply> answers) throws IOException {
    this.answers = answers;
    // Not below the build's own folder: the path of a socket may have 107 bytes and no more.
    folder = Files.createTempDirectory("dhow");
    path = folder.resolve("docker.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    Thread.ofPlatform().daemon().start(this::accept);
  }

  String address() {
    return "unix://" + path;
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(path);
    Files.delete(folder);
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        var client = server.accept();
        Thread.ofPlatform().daemon().start(() -> serve(client));
      } catch (IOException e) {
        // Closed: the training is over.
        return;
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        var in = new BufferedInputStream(Channels.newInputStream(client));
        var out = new BufferedOutputStream(Channels.newOutputStream(client))) {
      for (var request = read(in); request != null; request = read(in)) {
        write(answers.apply(request), out);
      }
    } catch (IOException e) {
      // The client went away, as it may at any time.
    }
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    var first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    var length = 0;
    var chunked = false;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    var body = chunked ? chunks(in) : in.readNBytes(length);
    var words = first.split(" ", -1);
    var target = words[1].replaceFirst("^/v[0-9.]+/", "/");
    return new Request(words[0], target, body);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    for (var size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(line(in).strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(UTF_8);
  }

  private static void write(Reply reply, OutputStream out) throws IOException {
    var head =
        """
        HTTP/1.1 %d Fine
        Api-Version: 1.51
        Docker-Experimental: false
        Ostype: linux
        Server: Docker/28.5.2 (linux)
        Content-Type: %s
        """
            .formatted(reply.status(), reply.type());
    var parts = reply.parts();
    var framing =
        parts == null ? "Content-Length: " + reply.body().length : "Transfer-Encoding: chunked";
    out.write((head + framing + "\n\n").replace("\n", "\r\n").getBytes(UTF_8));
    if (parts == null) {
      out.write(reply.body());
      out.flush();
      return;
    }
    // Whoever asks for events waits for this before doing what causes them.
    out.flush();
    for (var part = parts.next(); part.length > 0; part = parts.next()) {
      out.write("%x\r\n".formatted(part.length).getBytes(UTF_8));
      out.write(part);
      out.write("\r\n".getBytes(UTF_8));
      out.flush();
    }
    out.write("0\r\n\r\n".getBytes(UTF_8));
    out.flush();
  }

  /// What was asked for; the version of the API is left out of the target.
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Request(String method, String target, byte[] body) {}

  /// A whole body, or parts as they come.
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Reply(int status, String type, byte[] body, @Nullable Parts parts) {
    static Reply text(String body) {
      return new Reply(200, "text/plain", body.getBytes(UTF_8), null);
    }

    static Reply json(int status, Object body) {
      return new Reply(status, "application/json", body.toString().getBytes(UTF_8), null);
    }

    static Reply empty(int status) {
      return new Reply(status, "text/plain", new byte[0], null);
    }

    static Reply stream(String type, Parts parts) {
      return new Reply(200, type, new byte[0], parts);
    }
  }

  /// Hands out the parts of a body and, at its end, an empty one.
  interface Parts {
    byte[] next();
  }
}
