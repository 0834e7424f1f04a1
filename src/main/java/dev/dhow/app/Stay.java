package dev.dhow.app;

import org.jspecify.annotations.Nullable;

/// How an attached `up` stays.
///
/// @param watching null where sources cannot be watched
/// @param watch whether they are from the beginning
/// @param menu whether there are keys for what can be done; null for what the environment says
public record Stay(@Nullable Watching watching, boolean watch, @Nullable Boolean menu) {

  /// It shows output, and nothing else.
  public static final Stay PLAIN = new Stay(null, false, false);
}
