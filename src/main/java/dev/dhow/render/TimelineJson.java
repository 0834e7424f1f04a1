package dev.dhow.render;

import dev.dhow.insight.CriticalPath;
import dev.dhow.insight.Span;
import dev.dhow.insight.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Where time went, as one JSON object for programs; `dhow trace` reads it again:
///
/// ```
/// {"version":1,"project":"shop","startedAt":"2026-01-01T12:00:00Z","seconds":14.2,
///  "spans":[{"id":1,"kind":"pull","subject":"nginx","service":"web","start":0.011,"end":9.1,
///    "ending":"done","needs":[]}],
///  "paths":[{"service":"web","seconds":14.2,"parts":[{"label":"pull","seconds":9.1}],
///    "spans":[1,4,7]}]}
/// ```
///
/// Times are seconds since the command began. `paths` follow from `spans`.
public final class TimelineJson {
  /// Of the form, which is raised when it changes so that older readers cannot read it.
  public static final int VERSION = 1;

  private TimelineJson() {}

  /// One line, ended.
  public static String of(Timeline timeline) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("version", VERSION);
    json.put("project", timeline.project());
    json.put("startedAt", NanoTime.shortest(timeline.began()));
    json.put("seconds", seconds(timeline.length()));
    json.put("spans", timeline.spans().stream().map(TimelineJson::span).toList());
    json.put("paths", timeline.paths().stream().map(TimelineJson::path).toList());
    return JsonText.of(json) + "\n";
  }

  private static SequencedMap<String, @Nullable Object> span(Span span) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", span.id());
    json.put("kind", span.kind().id());
    json.put("subject", span.subject());
    json.put("service", span.service());
    json.put("start", seconds(span.start()));
    json.put("end", seconds(span.end()));
    json.put("ending", span.ending().id());
    json.put("needs", span.needs());
    return json;
  }

  private static SequencedMap<String, @Nullable Object> path(CriticalPath path) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("service", path.service());
    json.put("seconds", seconds(path.length()));
    json.put("parts", path.parts().stream().map(TimelineJson::part).toList());
    json.put("spans", path.spans());
    return json;
  }

  private static SequencedMap<String, @Nullable Object> part(CriticalPath.Part part) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("label", part.label());
    json.put("seconds", seconds(part.length()));
    return json;
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3);
  }
}
