package dev.dhow.render;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The hash of each line of a text and what follows it, by which GitHub's code scanning knows a
/// problem again when lines above it come and go: its `primaryLocationLineHash`. A rolling hash
/// over 100 characters, blanks aside; the same line again has another number behind the colon.
final class LineHashes {
  private static final int WINDOW = 100;
  private static final long BASE = 37;
  private static final char END = 0xFFFF;
  private static final int NONE = -1;

  private final Map<Integer, String> hashes = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final char[] window = new char[WINDOW];

  /// The lines that begin at the places of the window.
  private final int[] lines = new int[WINDOW];

  private final long outgoing;
  private long hash;
  private int at;

  private LineHashes() {
    Arrays.fill(lines, NONE);
    long power = 1;
    for (int i = 0; i < WINDOW; i++) {
      power *= BASE;
    }
    outgoing = power;
  }

  /// By the number of the line, counted from 1.
  static Map<Integer, String> of(String text) {
    var all = new LineHashes();
    all.read(text);
    return all.hashes;
  }

  private void read(String text) {
    int line = 0;
    boolean lineStarts = true;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? END : text.charAt(i);
      boolean secondOfBreak = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
      if (c == ' ' || c == '\t' || secondOfBreak) {
        continue;
      }
      finishLine();
      if (lineStarts) {
        lines[at] = ++line;
      }
      char known = c == '\r' ? '\n' : c;
      lineStarts = known == '\n';
      push(known);
    }
    for (int i = 0; i < WINDOW; i++) {
      finishLine();
      push('\0');
    }
  }

  /// The window has passed over as much as belongs to the line that began here.
  private void finishLine() {
    if (lines[at] != NONE) {
      var text = Long.toHexString(hash);
      hashes.put(lines[at], text + ":" + counts.merge(text, 1, Integer::sum));
      lines[at] = NONE;
    }
  }

  private void push(char c) {
    char leaves = window[at];
    window[at] = c;
    hash = BASE * hash + c - outgoing * leaves;
    at = (at + 1) % WINDOW;
  }
}
