package dev.dhow.source;

import java.nio.file.Path;

/// A file that exists but cannot be read: no permission, a folder, or not UTF-8 text.
public final class UnreadableSourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;

  public UnreadableSourceException(Path file, String why) {
    super(why);
    this.file = file.toString();
  }

  /// The path as it was asked for.
  public String file() {
    return file;
  }
}
