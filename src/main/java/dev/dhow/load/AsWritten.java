package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.canonical.Canonicalizer;
import dev.dhow.load.canonical.Surroundings;
import dev.dhow.load.check.Checks;
import dev.dhow.load.decode.Decoder;
import dev.dhow.source.Span;
import dev.dhow.yaml.NodeLocator;
import dev.dhow.yaml.YamlMapping;
import java.util.stream.Stream;

/// Finds what is wrong with a document in which variables were not replaced, whatever they hold. As
/// in docker compose that is the form of values, and not what short forms and texts say.
final class AsWritten {

  private AsWritten() {}

  static Stream<Diagnostic> mistakes(
      YamlMapping document, Surroundings surroundings, Decoder.Header header) {
    var found = new Diagnostics();
    new Canonicalizer(surroundings.untyped(), found).canonical(document);
    var canonical = new Canonicalizer(surroundings, new Diagnostics()).canonical(document);
    var project = Decoder.asWritten(header, found).project(canonical);
    Checks.runContent(project, new NodeLocator(canonical), found);
    return found.all().stream().filter(each -> !isAtVariable(each));
  }

  /// Whether a text with a variable in it is not what a text has to be there, as it may well be
  /// once the variable is replaced.
  static boolean isOpen(Diagnostic problem) {
    return problem.code() == Code.BAD_VALUE && isAtVariable(problem);
  }

  /// Whether a problem is about a value with a variable in it, so that it may not be one.
  private static boolean isAtVariable(Diagnostic problem) {
    var span = problem.span();
    return span != null && written(span).indexOf('$') >= 0;
  }

  private static String written(Span span) {
    var file = span.file();
    return file.text().substring(file.offset(span.start()), file.offset(span.end()));
  }
}
