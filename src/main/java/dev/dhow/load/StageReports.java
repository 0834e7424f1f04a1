package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.Position;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Collects what the stages report, without what merely follows from mistakes told before: a value
/// that could not be interpolated is of the wrong type, a misspelt key is missing.
final class StageReports {
  private static final Comparator<Position> ORDER =
      (one, other) ->
          one.line() == other.line()
              ? Integer.compare(one.column(), other.column())
              : Integer.compare(one.line(), other.line());

  /// Keys of services, configs and secrets that say what is in them.
  private static final Set<String> CONTENT =
      Set.of("image", "build", "extends", "provider", "file", "content", "environment");

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
  /// missing in a thing, a mistake that may be the cause is to be mended first.
  void take(Diagnostics found, YamlMapping document) {
    var earlier = errorPlaces();
    for (var later : found.all()) {
      var thing = later.code() == Code.MISSING_KEY ? thingOf(later.span(), document) : null;
      if (thing == null ? !follows(later, later.span(), earlier) : !isExplained(thing)) {
        all.add(later);
      }
    }
  }

  private static @Nullable YamlMapping thingOf(@Nullable Span key, YamlMapping mapping) {
    for (var entry : mapping.entries()) {
      if (entry.value() instanceof YamlMapping inner) {
        var found = entry.key().span().equals(key) ? inner : thingOf(key, inner);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /// Whether what a thing lacks may be what was told before: a key that is misspelt, a value that
  /// cannot be read, or something that was left out since.
  private boolean isExplained(YamlMapping thing) {
    return all.all().stream()
        .filter(Diagnostic::isError)
        .anyMatch(error -> error.span() != null && explains(error.code(), error.span(), thing));
  }

  private static boolean explains(Code code, Span place, YamlMapping thing) {
    for (var entry : thing.entries()) {
      boolean madeUp = entry.value().span().equals(thing.span());
      if (madeUp) {
        continue;
      }
      if (encloses(entry.key().span(), place) || encloses(entry.value().span(), place)) {
        return isContent(entry)
            || (code == Code.UNKNOWN_KEY && encloses(entry.key().span(), place));
      }
    }
    return encloses(thing.span(), place);
  }

  /// The `environment` of a service is a mapping, and not what is in it.
  private static boolean isContent(Entry entry) {
    return CONTENT.contains(entry.name())
        && !(entry.name().equals("environment") && entry.value() instanceof YamlMapping);
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
