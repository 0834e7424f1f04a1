package dev.dhow.render;

import dev.dhow.insight.Span;
import dev.dhow.insight.Span.Ending;
import dev.dhow.insight.Timeline;
import dev.dhow.model.ServiceName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where time went, as a gantt diagram in the Mermaid language: a section for each service, and
/// what was on the longest way marked.
public final class TimelineMermaid {

  private TimelineMermaid() {}

  public static String of(Timeline timeline) {
    var out = new StringBuilder("gantt\n");
    out.append("  title Project ").append(timeline.project()).append(": ");
    out.append(ProgressLine.seconds(timeline.length())).append('\n');
    out.append("  dateFormat x\n  axisFormat %M:%S.%L\n");
    var critical = critical(timeline);
    var sections = new LinkedHashMap<String, List<Span>>();
    for (var span : timeline.spans()) {
      sections.computeIfAbsent(name(span.service()), _ -> new ArrayList<>()).add(span);
    }
    sections.forEach((name, spans) -> {
      out.append("  section ").append(plain(name)).append('\n');
      spans.forEach(span -> out.append(task(span, critical.contains(span.id()))));
    });
    return out.toString();
  }

  private static Set<Integer> critical(Timeline timeline) {
    var paths = timeline.paths();
    return paths.isEmpty() ? Set.of() : new HashSet<>(paths.getFirst().spans());
  }

  private static String name(@Nullable ServiceName service) {
    return service == null ? "shared" : service.value();
  }

  /// Tasks without length are not drawn, so each has a millisecond at least.
  private static String task(Span span, boolean critical) {
    var marks = span.ending() == Ending.DONE ? "" : "active, ";
    var start = span.start().toMillis();
    return "  %s %s :%s%ss%d, %d, %d\n"
        .formatted(
            span.kind().id(),
            plain(span.subject()),
            critical ? "crit, " : "",
            marks,
            span.id(),
            start,
            Math.max(start + 1, span.end().toMillis()));
  }

  /// Colons, semicolons and number signs end what a text is.
  private static String plain(String text) {
    return SafeText.of(text).replaceAll("[:;#]", "_");
  }
}
