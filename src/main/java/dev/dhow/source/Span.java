package dev.dhow.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A stretch of a file, from its first character to just behind its last one. There is one for each
/// value of a file, so it is kept small.
public final class Span {
  private final SourceFile file;
  private final int startLine;
  private final int startColumn;
  private final int endLine;
  private final int endColumn;

  public Span(SourceFile file, Position start, Position end) {
    this.file = file;
    this.startLine = start.line();
    this.startColumn = start.column();
    this.endLine = end.line();
    this.endColumn = end.column();
  }

  public SourceFile file() {
    return file;
  }

  public Position start() {
    return new Position(startLine, startColumn);
  }

  public Position end() {
    return new Position(endLine, endColumn);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Span span
        && startLine == span.startLine
        && startColumn == span.startColumn
        && endLine == span.endLine
        && endColumn == span.endColumn
        && file.equals(span.file);
  }

  @Override
  public int hashCode() {
    return Objects.hash(file.name(), startLine, startColumn, endLine, endColumn);
  }

  /// `file:line:column`, as editors and terminals understand it.
  @Override
  public String toString() {
    return file.name() + ":" + startLine + ":" + startColumn;
  }
}
