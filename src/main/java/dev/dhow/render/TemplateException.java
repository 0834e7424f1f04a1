package dev.dhow.render;

/// A `--format` that cannot be understood or filled; the message says what and why.
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TemplateException(String message) {
    super(message);
  }
}
