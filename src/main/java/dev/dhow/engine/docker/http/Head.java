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
  private static final int MOST_DIGITS = 18;

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
    if (!isStatusLine(line)) {
      throw new MalformedAnswerException("the answer is not HTTP/1.1");
    }
    return Integer.parseInt(line, 9, 12, 10);
  }

  /// `HTTP/1.x NNN`, and perhaps words. There is no pattern, as compiling one takes longer than all
  /// else that is done for a small answer.
  private static boolean isStatusLine(String line) {
    return line.length() >= 12
        && (line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 "))
        && line.charAt(9) >= '1'
        && line.charAt(9) <= '5'
        && isDigit(line.charAt(10))
        && isDigit(line.charAt(11))
        && (line.length() == 12 || line.charAt(12) == ' ');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
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
    if (values.size() > 1 || !isNumber(values.getFirst())) {
      throw new MalformedAnswerException("the announced length of the answer makes no sense");
    }
    return Long.parseLong(values.getFirst());
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> isDigit((char) c));
  }

  private static boolean has(Map<String, List<String>> headers, String name, String token) {
    for (var value : headers.getOrDefault(name, List.of())) {
      if (value.toLowerCase(Locale.ROOT).contains(token)) {
        return true;
      }
    }
    return false;
  }
}
