package dev.dhow.yaml;

import dev.dhow.source.Position;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Turns the YAML library's marks into places of a file. The library counts columns in code points,
/// places count them in UTF-16 code units.
final class Places {
  private final SourceFile file;

  /// Empty when no character takes two code units, so that both ways of counting agree.
  private final List<String> lines;

  Places(SourceFile file) {
    this.file = file;
    boolean wide = file.text().chars().anyMatch(c -> Character.isSurrogate((char) c));
    this.lines = wide ? file.text().lines().toList() : List.of();
  }

  Span span(Event event) {
    return new Span(file, position(event.getStartMark()), position(event.getEndMark()));
  }

  Span point(Optional<Mark> mark) {
    var at = position(mark);
    return new Span(file, at, at);
  }

  /// The place of a character.
  ///
  /// @param index counted from 0, in code points of the whole text
  Span character(int index) {
    var text = file.text();
    int offset = text.offsetByCodePoints(0, Math.min(index, text.codePointCount(0, text.length())));
    var at = file.position(offset);
    return new Span(file, at, at);
  }

  /// Whether only blanks follow.
  boolean isPastText(Span span) {
    var from = span.start();
    var rest = file.text().lines().skip(from.line() - 1L).toList();
    return rest.isEmpty()
        || (rest.stream().skip(1).allMatch(String::isBlank)
            && rest.getFirst()
                .substring(Math.min(from.column() - 1, rest.getFirst().length()))
                .isBlank());
  }

  /// The last character that is not blank.
  Span lastText() {
    var text = file.text().stripTrailing();
    return character(Math.max(0, text.codePointCount(0, text.length()) - 1));
  }

  private Position position(Optional<Mark> mark) {
    if (mark.isEmpty()) {
      return Position.START;
    }
    int line = mark.get().getLine();
    int column = mark.get().getColumn();
    if (line < lines.size()) {
      var text = lines.get(line);
      int known = Math.min(column, text.codePointCount(0, text.length()));
      column = text.offsetByCodePoints(0, known);
    }
    return new Position(line + 1, column + 1);
  }
}
