package dev.dhow.app;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/// The keys that leave a process in a container alone instead of reaching it, as it goes through
/// what is typed. Keys that may be the first of them are held back until the next one tells.
final class DetachKeys {
  static final String USUAL = "ctrl-p,ctrl-q";

  private static final String CONTROL = "@abcdefghijklmnopqrstuvwxyz[\\]^_";

  private final byte[] sequence;
  private int matched;
  private boolean complete;

  private DetachKeys(byte[] sequence) {
    this.sequence = sequence;
  }

  /// @param text keys separated by commas: a character, or `ctrl-` and a letter or one of `@[\]^_`
  /// @throws UsageException when it is something else
  static DetachKeys parse(String text) {
    var sequence = new ByteArrayOutputStream();
    for (var key : text.split(",", -1)) {
      sequence.write(code(key, text));
    }
    return new DetachKeys(sequence.toByteArray());
  }

  private static int code(String key, String text) {
    if (key.length() == 1 && key.charAt(0) < 0x80) {
      return key.charAt(0);
    }
    var lowered = key.toLowerCase(Locale.ROOT);
    int code = lowered.matches("ctrl-.") ? CONTROL.indexOf(lowered.charAt(5)) : -1;
    if (code < 0) {
      throw new UsageException(
          "detach keys `" + text + "` are none: `" + key + "` is no key",
          "write them as " + USUAL + ": characters, or ctrl- and a letter or one of @[\\]^_");
    }
    return code;
  }

  /// What of the keys is to be passed on; nothing behind the sequence.
  byte[] pass(byte[] typed, int length) {
    var passed = new ByteArrayOutputStream(length + matched);
    for (int i = 0; i < length && !complete; i++) {
      if (matched > 0 && typed[i] != sequence[matched]) {
        passed.write(sequence, 0, matched);
        matched = 0;
      }
      if (typed[i] == sequence[matched]) {
        matched++;
        complete = matched == sequence.length;
      } else {
        passed.write(typed[i]);
      }
    }
    return passed.toByteArray();
  }

  /// Whether all of the sequence was typed.
  boolean isComplete() {
    return complete;
  }
}
