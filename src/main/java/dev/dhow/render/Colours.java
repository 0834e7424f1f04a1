package dev.dhow.render;

/// Colours on a terminal, or nothing at all where they were switched off.
public enum Colours {
  ON,
  OFF;

  private static final String RESET = "\u001b[0m";

  public static Colours when(boolean on) {
    return on ? ON : OFF;
  }

  String bold(String text) {
    return paint("1", text);
  }

  String dim(String text) {
    return paint("2", text);
  }

  String red(String text) {
    return paint("31", text);
  }

  String green(String text) {
    return paint("32", text);
  }

  String yellow(String text) {
    return paint("33", text);
  }

  String blue(String text) {
    return paint("34", text);
  }

  /// @param code the parameters of an SGR sequence, such as `1;36`
  String paint(String code, String text) {
    return this == OFF || text.isEmpty() ? text : "\u001b[" + code + "m" + text + RESET;
  }
}
