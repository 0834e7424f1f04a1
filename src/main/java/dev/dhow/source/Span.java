package dev.dhow.source;

/// A stretch of a file, from its first character to just behind its last one.
public record Span(SourceFile file, Position start, Position end) {

  /// `file:line:column`, as editors and terminals understand it.
  @Override
  public String toString() {
    return file.name() + ":" + start;
  }
}
