package dev.dhow.engine.docker.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON values (RFC 8259) one after another: maps, lists, strings, longs, larger integers,
/// doubles, booleans and null.
///
/// Every command reads the engine's answers, and jackson's parser cannot be loaded without
/// `BigDecimal`, whose tables take 24 ms to fill at each start: a fifth of the time of `ps`. A test
/// holds both to the same values.
final class JsonReader {
  private static final int DEEPEST = 64;
  private static final int END = -1;

  private final InputStream in;
  private final byte[] buffer = new byte[8192];
  private int at;
  private int filled;

  JsonReader(InputStream in) {
    this.in = in;
  }

  /// Whether another value follows. Waits for its first byte or the end.
  boolean hasNext() throws IOException {
    return skipBlanks() != END;
  }

  /// The next value.
  ///
  /// @throws EOFException when the text ends before the value does
  /// @throws IOException when it is not JSON or nested too deeply; the message says so
  @Nullable Object next() throws IOException {
    return value(0);
  }

  private @Nullable Object value(int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("the engine's answer is nested too deeply");
    }
    var first = skipBlanks();
    return switch (first) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw unexpected(first);
    };
  }

  private Map<String, @Nullable Object> object(int depth) throws IOException {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    at++;
    if (skipBlanks() == '}') {
      at++;
      return fields;
    }
    while (true) {
      expect('"');
      var name = string();
      expect(':');
      at++;
      fields.put(name, value(depth + 1));
      if (skipBlanks() == '}') {
        at++;
        return fields;
      }
      expect(',');
      at++;
    }
  }

  private List<@Nullable Object> array(int depth) throws IOException {
    var items = new ArrayList<@Nullable Object>();
    at++;
    if (skipBlanks() == ']') {
      at++;
      return items;
    }
    while (true) {
      items.add(value(depth + 1));
      if (skipBlanks() == ']') {
        at++;
        return items;
      }
      expect(',');
      at++;
    }
  }

  /// Goes behind the closing quote, starting at the opening one.
  private String string() throws IOException {
    at++;
    var from = at;
    while (at < filled && isPlain(buffer[at])) {
      at++;
    }
    if (at < filled && buffer[at] == '"') {
      return new String(buffer, from, at++ - from, UTF_8);
    }
    var run = new ByteArrayOutputStream();
    run.write(buffer, from, at - from);
    return rest(run);
  }

  /// The end of a string that has escapes, or goes on behind what is in the buffer.
  private String rest(ByteArrayOutputStream run) throws IOException {
    var text = new StringBuilder();
    while (true) {
      var next = read();
      if (next == '"') {
        return text.append(run.toString(UTF_8)).toString();
      } else if (next == '\\') {
        text.append(run.toString(UTF_8)).append(escaped());
        run.reset();
      } else if (isPlain((byte) next)) {
        run.write(next);
      } else {
        throw unexpected(next);
      }
    }
  }

  private static boolean isPlain(byte octet) {
    return octet != '"' && octet != '\\' && (octet < 0 || octet >= ' ');
  }

  private char escaped() throws IOException {
    var letter = read();
    return switch (letter) {
      case '"', '\\', '/' -> (char) letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) (digit() << 12 | digit() << 8 | digit() << 4 | digit());
      default -> throw unexpected(letter);
    };
  }

  private int digit() throws IOException {
    var letter = read();
    var digit = Character.digit(letter, 16);
    if (digit < 0) {
      throw unexpected(letter);
    }
    return digit;
  }

  private Number number() throws IOException {
    var text = new StringBuilder();
    var whole = true;
    for (var next = peek(); next != END && isOfNumber(next); next = peek()) {
      whole &= next == '-' || (next >= '0' && next <= '9');
      text.append((char) next);
      at++;
    }
    if (!isNumber(text)) {
      throw new IOException("the engine's answer is not JSON: " + text + " is no number");
    }
    return whole ? whole(text.toString()) : Double.parseDouble(text.toString());
  }

  /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`, without setting up a pattern.
  private static boolean isNumber(CharSequence text) {
    var first = text.charAt(0) == '-' ? 1 : 0;
    var point = digits(text, first);
    if (point == first || (text.charAt(first) == '0' && point > first + 1)) {
      return false;
    }
    var exponent = point;
    if (isAt(text, point, ".")) {
      exponent = digits(text, point + 1);
      if (exponent == point + 1) {
        return false;
      }
    }
    if (isAt(text, exponent, "eE")) {
      var signed = isAt(text, exponent + 1, "+-") ? exponent + 2 : exponent + 1;
      return digits(text, signed) == text.length() && signed < text.length();
    }
    return exponent == text.length();
  }

  private static boolean isAt(CharSequence text, int at, String letters) {
    return at < text.length() && letters.indexOf(text.charAt(at)) >= 0;
  }

  /// Where the digits end that begin at `from`.
  private static int digits(CharSequence text, int from) {
    var at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static Number whole(String text) {
    var surelyLong = text.length() < 19;
    var number = surelyLong ? BigInteger.ZERO : new BigInteger(text);
    return surelyLong || number.bitLength() < Long.SIZE ? Long.parseLong(text) : number;
  }

  private static boolean isOfNumber(int letter) {
    return (letter >= '0' && letter <= '9')
        || letter == '-'
        || letter == '+'
        || letter == '.'
        || letter == 'e'
        || letter == 'E';
  }

  private @Nullable Object word(String word, @Nullable Object value) throws IOException {
    for (var i = 0; i < word.length(); i++) {
      var next = read();
      if (next != word.charAt(i)) {
        throw unexpected(next);
      }
    }
    return value;
  }

  private void expect(char wanted) throws IOException {
    var next = skipBlanks();
    if (next != wanted) {
      throw unexpected(next);
    }
  }

  /// The first byte that is no blank, or the end; it stays to be read.
  private int skipBlanks() throws IOException {
    var next = peek();
    while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
      at++;
      next = peek();
    }
    return next;
  }

  private int read() throws IOException {
    var next = peek();
    if (next == END) {
      throw unexpected(next);
    }
    at++;
    return next;
  }

  private int peek() throws IOException {
    if (at == filled) {
      at = 0;
      filled = Math.max(0, in.read(buffer));
      if (filled == 0) {
        return END;
      }
    }
    return buffer[at] & 0xff;
  }

  private static IOException unexpected(int letter) {
    return letter == END
        ? new EOFException("the engine's answer ends too early")
        : new IOException(
            "the engine's answer is not JSON: 0x%02x is not expected".formatted(letter));
  }
}
