package dev.dhow.event;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// What containers print is UTF-8 most of the time, but may be anything. A byte that is no text is
/// carried inside of text as one half of a surrogate pair, `U+DC80` and on, which UTF-8 never
/// decodes to; whoever writes to a pipe or file makes it the byte again.
public final class RawBytes {
  private static final char FIRST = '\uDC80';
  private static final char LAST = '\uDCFF';
  private static final int OFFSET = FIRST - 0x80;
  private static final char REPLACEMENT = '\uFFFD';

  private RawBytes() {}

  /// Text for bytes that are UTF-8, or not.
  public static String decode(byte[] bytes, int from, int length) {
    var text = new String(bytes, from, length, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : decodeCarefully(bytes, from, length);
  }

  private static String decodeCarefully(byte[] bytes, int from, int length) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes, from, length);
    var out = CharBuffer.allocate(length);
    while (in.hasRemaining()) {
      decodeOn(decoder, in, out);
    }
    return out.flip().toString();
  }

  private static void decodeOn(CharsetDecoder decoder, ByteBuffer in, CharBuffer out) {
    decoder.reset();
    var result = decoder.decode(in, out, true);
    if (result.isError()) {
      for (var i = 0; i < result.length(); i++) {
        out.put((char) (OFFSET + (in.get() & 0xFF)));
      }
    }
  }

  /// The bytes of text, raw ones among them.
  public static byte[] encode(CharSequence text) {
    var string = text.toString();
    var usual = string.getBytes(StandardCharsets.UTF_8);
    if (usual.length == string.length() && !mayReplace(usual)) {
      return usual; // all ASCII, as most lines are: looking for raw bytes takes longer than this
    }
    var raw = nextRaw(string, 0);
    if (raw < 0) {
      return usual;
    }
    var bytes = new ByteArrayOutputStream(string.length() + 16);
    var at = 0;
    for (; raw >= 0; raw = nextRaw(string, at)) {
      bytes.writeBytes(string.substring(at, raw).getBytes(StandardCharsets.UTF_8));
      bytes.write(string.charAt(raw) - OFFSET);
      at = raw + 1;
    }
    bytes.writeBytes(string.substring(at).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  /// Whether there is a question mark, which is also what stands for halves of surrogate pairs.
  private static boolean mayReplace(byte[] bytes) {
    for (var each : bytes) {
      if (each == '?') {
        return true;
      }
    }
    return false;
  }

  /// The same with a replacement character for each byte that is no text.
  public static String asText(String text) {
    var raw = nextRaw(text, 0);
    if (raw < 0) {
      return text;
    }
    var clean = new StringBuilder(text);
    for (; raw >= 0; raw = nextRaw(text, raw + 1)) {
      clean.setCharAt(raw, REPLACEMENT);
    }
    return clean.toString();
  }

  /// Where the next raw byte is, from there on; -1 for nowhere.
  private static int nextRaw(String text, int from) {
    for (var i = from; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c >= FIRST && c <= LAST && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
        return i;
      }
    }
    return -1;
  }
}
