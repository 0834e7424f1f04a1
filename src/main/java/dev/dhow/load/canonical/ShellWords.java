package dev.dhow.load.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits a command into words as docker compose does: by white space, with quotes and backslashes;
/// `$(…)` and back-quoted text stay together. It ends at `;`, `&`, `|`, `<` or `>`.
final class ShellWords {
  private static final String ENDS = ";&|<>";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private boolean escaped;
  private boolean singleQuoted;
  private boolean doubleQuoted;
  private boolean backQuoted;
  private boolean inBrackets;
  private boolean bad;

  ShellWords(String text) {
    this.text = text;
  }

  /// @param ignored what follows the end of the command; empty for nothing
  record Split(List<String> words, String ignored) {

    Split {
      words = List.copyOf(words);
    }
  }

  /// Empty when a quote or bracket is not closed.
  Optional<Split> split() {
    int end = text.length();
    for (int i = 0; i < end && !bad; i++) {
      char c = text.charAt(i);
      if (ENDS.indexOf(c) >= 0 && isBare() && !escaped) {
        dropDescriptor(c);
        end = i;
      } else {
        take(c);
      }
    }
    endWord();
    boolean open = escaped || singleQuoted || doubleQuoted || backQuoted || inBrackets;
    return bad || open ? Optional.empty() : Optional.of(new Split(words, text.substring(end)));
  }

  /// The `2` of `2>` belongs to the redirection.
  private void dropDescriptor(char end) {
    if (end == '>' && !word.isEmpty() && word.charAt(0) >= '0' && word.charAt(0) <= '9') {
      inWord = false;
    }
  }

  private void take(char c) {
    if (escaped) {
      escaped = false;
      append(c);
    } else if (c == '\\' && !singleQuoted) {
      escaped = true;
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      takeSpace(c);
    } else {
      takeMark(c);
    }
  }

  private void takeSpace(char c) {
    if (isBare()) {
      endWord();
    } else {
      word.append(c);
    }
  }

  private void takeMark(char c) {
    switch (c) {
      case '"' -> takeDoubleQuote();
      case '\'' -> takeSingleQuote();
      case '`' -> {
        backQuoted ^= !singleQuoted && !doubleQuoted && !inBrackets;
        append(c);
      }
      case '(' -> takeOpenBracket();
      case ')' -> {
        inBrackets ^= !singleQuoted && !doubleQuoted && !backQuoted;
        append(c);
      }
      default -> append(c);
    }
  }

  private void takeDoubleQuote() {
    if (singleQuoted || inBrackets) {
      append('"');
      return;
    }
    inWord |= doubleQuoted;
    doubleQuoted = !doubleQuoted;
  }

  private void takeSingleQuote() {
    if (doubleQuoted || inBrackets) {
      append('\'');
      return;
    }
    inWord |= singleQuoted;
    singleQuoted = !singleQuoted;
  }

  private void takeOpenBracket() {
    if (!singleQuoted && !doubleQuoted && !backQuoted) {
      boolean opens = !inBrackets && word.toString().endsWith("$");
      bad |= !opens;
      inBrackets = true;
    }
    append('(');
  }

  private boolean isBare() {
    return !singleQuoted && !doubleQuoted && !backQuoted && !inBrackets;
  }

  private void append(char c) {
    inWord = true;
    word.append(c);
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
    }
    word.setLength(0);
    inWord = false;
  }
}
