package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.Position;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Collects what the stages report, without what merely follows from mistakes told before: a value
/// that could not be interpolated is of the wrong type, a misspelt key is missing.
final class StageReports {
  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

  private final Diagnostics all;

  StageReports(Diagnostics all) {
    this.all = all;
  }

  /// Runs a stage and takes its reports.
  <T> T of(Function<Diagnostics, T> stage) {
    var found = new Diagnostics();
    var result = stage.apply(found);
    take(found);
    return result;
  }

  void take(Diagnostics found) {
    var earlier = errorPlaces();
    found.all().stream().filter(later -> !follows(later, later.span(), earlier)).forEach(all::add);
  }

  /// Takes the reports of a stage that looks at the things of a document. Where something is
  /// missing in a thing that has mistakes, they are to be mended first.
  void take(Diagnostics found, YamlMapping document) {
    var earlier = errorPlaces();
    for (var later : found.all()) {
      var span = later.span();
      var thing =
          later.code() == Code.MISSING_KEY && span != null ? valueOfKeyAt(span, document) : span;
      if (!follows(later, thing, earlier)) {
        all.add(later);
      }
    }
  }

  private static @Nullable Span valueOfKeyAt(Span key, YamlMapping mapping) {
    for (var entry : mapping.entries()) {
      if (entry.key().span().equals(key)) {
        return entry.value().span();
      }
      if (entry.value() instanceof YamlMapping inner) {
        var found = valueOfKeyAt(key, inner);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private List<Span> errorPlaces() {
    return all.all().stream()
        .filter(Diagnostic::isError)
        .flatMap(error -> Stream.ofNullable(error.span()))
        .toList();
  }

  private static boolean follows(Diagnostic later, @Nullable Span span, List<Span> earlier) {
    return later.isError()
        && span != null
        && earlier.stream().anyMatch(error -> encloses(span, error));
  }

  private static boolean encloses(Span outer, Span inner) {
    return outer.file().equals(inner.file())
        && ORDER.compare(outer.start(), inner.start()) <= 0
        && ORDER.compare(outer.end(), inner.end()) >= 0;
  }
}
