package dev.dhow.cli;

import dev.dhow.app.ShowTrace;
import dev.dhow.app.ShowTrace.Format;
import dev.dhow.app.UsageException;
import dev.dhow.host.DiskSourceReader;
import dev.dhow.source.SourceFile;
import dev.dhow.source.UnreadableSourceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `dhow trace`: where the time of a recorded `up` went.
final class TraceCommand extends Verb {
  String format = "text";
  List<String> files = new ArrayList<>();

  @Override
  String description() {
    return "Show where the time of an up went, of which up --timeline-file kept a record";
  }

  @Override
  String operands() {
    return "FILE";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .choice("--format", "FORMAT", "text, json, mermaid or html", value -> format = value)
        .operands("FILE", "What up --timeline-file wrote; - for standard input", files);
  }

  @Override
  int run(Session session) {
    if (files.size() != 1) {
      throw new UsageException(
          "trace needs one file", "let dhow write one: dhow up -d --timeline-file FILE");
    }
    var path = Path.of(files.getFirst());
    return new ShowTrace(session.screen()).run(read(path), format());
  }

  private static SourceFile read(Path path) {
    try {
      return new DiskSourceReader(System.in)
          .read(path)
          .orElseThrow(() -> new UsageException("there is no file " + path, "check its name"));
    } catch (UnreadableSourceException e) {
      throw new UsageException(path + " cannot be read: " + e.getMessage());
    }
  }

  private Format format() {
    return switch (format) {
      case "text" -> Format.TEXT;
      case "json" -> Format.JSON;
      case "mermaid" -> Format.MERMAID;
      case "html" -> Format.HTML;
      default -> throw UsageException.value("--format", "text, json, mermaid or html", format);
    };
  }
}
