package dev.dhow.engine.docker.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The status line and the headers of an answer; header names compare without case.
record Head(int status, boolean keepsAlive, Map<String, List<String>> headers) {
  private static final int LONGEST_LINE = 16 * 1024;
  private static final int MOST_HEADERS = 200;
  private static final int MOST_INTERIM = 8;

  /// Reads a head, past any interim answers such as `100 Continue`.
  static Head read(LinkReader in) throws IOException {
    for (int i = 0; i < MOST_INTERIM; i++) {
      var head = readOne(in);
      if (head.status >= 200 || head.status == 101) {
        return head;
      }
    }
    throw new MalformedAnswerException("more than " + MOST_INTERIM + " interim answers");
  }

  private static Head readOne(LinkReader in) throws IOException {
    var statusLine = in.line(LONGEST_LINE, "the status line");
    int status = status(statusLine);
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    int count = 0;
    for (var line = next(in); !line.isEmpty(); line = next(in)) {
      if (++count > MOST_HEADERS) {
        throw new MalformedAnswerException("more than " + MOST_HEADERS + " headers");
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new MalformedAnswerException("a header line without a name");
      }
      headers
          .computeIfAbsent(line.substring(0, colon).strip(), _ -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    boolean closes = has(headers, "Connection", "close") || statusLine.startsWith("HTTP/1.0");
    return new Head(status, !closes, headers);
  }

  private static String next(LinkReader in) throws IOException {
    return in.line(LONGEST_LINE, "a header line");
  }

  private static int status(String line) throws MalformedAnswerException {
    boolean formed = line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?");
    if (!formed) {
      throw new MalformedAnswerException("the answer is not HTTP/1.1");
    }
    return Integer.parseInt(line, 9, 12, 10);
  }

  boolean isChunked() {
    return has(headers, "Transfer-Encoding", "chunked");
  }

  boolean isUpgraded() {
    return status == 101;
  }

  boolean hasBody(String method) {
    return !method.equals("HEAD") && status != 204 && status != 304;
  }

  /// The announced length of the body, -1 without one.
  long contentLength() throws MalformedAnswerException {
    var values = headers.getOrDefault("Content-Length", List.of()).stream().distinct().toList();
    if (values.isEmpty()) {
      return -1;
    }
    if (values.size() > 1 || !values.getFirst().matches("[0-9]{1,18}")) {
      throw new MalformedAnswerException("the announced length of the answer makes no sense");
    }
    return Long.parseLong(values.getFirst());
  }

  private static boolean has(Map<String, List<String>> headers, String name, String token) {
    return headers.getOrDefault(name, List.of()).stream()
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(token));
  }
}
