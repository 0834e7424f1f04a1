package dev.dhow.render;

/// What a resource is doing at the moment.
///
/// @param word such as `Creating` or `Created`
/// @param note why, or what went wrong; empty when there is nothing to add
record Status(Phase phase, String word, String note) {

  enum Phase {
    PENDING,
    WORKING,
    DONE,
    FAILED,
    SKIPPED,
    CANCELLED
  }

  static final Status PENDING = new Status(Phase.PENDING, "", "");

  static Status working(String word) {
    return new Status(Phase.WORKING, word, "");
  }

  static Status done(String word, String note) {
    return new Status(Phase.DONE, word, note);
  }

  static Status failed(String word, String note) {
    return new Status(Phase.FAILED, word, note);
  }
}
