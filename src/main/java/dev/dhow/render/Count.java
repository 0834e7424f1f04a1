package dev.dhow.render;

/// Numbers of things as people say them.
final class Count {

  private Count() {}

  /// Such as `1 error` or `3 errors`; empty for none.
  static String of(long number, String thing) {
    return number == 0 ? "" : number + " " + thing + (number == 1 ? "" : "s");
  }
}
