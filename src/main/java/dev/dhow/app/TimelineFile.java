package dev.dhow.app;

import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.insight.Span;
import dev.dhow.insight.Timeline;
import dev.dhow.model.ProjectName;
import dev.dhow.model.ServiceName;
import dev.dhow.render.TimelineJson;
import dev.dhow.source.SourceFile;
import dev.dhow.yaml.YamlLimits;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlParser;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads what `up --timeline-file` wrote.
final class TimelineFile {
  private final SourceFile file;

  private TimelineFile(SourceFile file) {
    this.file = file;
  }

  /// @throws UsageException when it is none
  /// @throws dev.dhow.diagnostic.InvalidProjectException when it is no JSON
  static Timeline read(SourceFile file) {
    var reader = new TimelineFile(file);
    var diagnostics = new Diagnostics();
    var documents = new YamlParser(YamlLimits.DEFAULT).parse(file, diagnostics);
    diagnostics.stopOnErrors();
    if (documents.size() != 1) {
      throw reader.refusal("it holds nothing");
    }
    try {
      return reader.timeline(reader.mapping(documents.getFirst()));
    } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
      throw reader.refusal(String.valueOf(e.getMessage()));
    }
  }

  private Timeline timeline(YamlMapping root) {
    if (number(root, "version").intValueExact() != TimelineJson.VERSION) {
      throw new UsageException(
          "%s has version %s, which this dhow cannot read"
              .formatted(file.name(), text(root, "version")),
          "read it with the dhow that wrote it");
    }
    return new Timeline(
        new ProjectName(text(root, "project")),
        Instant.parse(text(root, "startedAt")),
        items(root, "spans").stream().map(this::mapping).map(this::span).toList());
  }

  private Span span(YamlMapping span) {
    var service = scalar(span, "service");
    var id = number(span, "id").intValueExact();
    var start = duration(number(span, "start"));
    var end = duration(number(span, "end"));
    if (start.isNegative() || end.compareTo(start) < 0) {
      throw refusal("span " + id + " ends before it starts, or starts before the command");
    }
    return new Span(
        id,
        Span.Kind.valueOf(text(span, "kind").toUpperCase(Locale.ROOT)),
        text(span, "subject"),
        service(service),
        start,
        end,
        Span.Ending.valueOf(text(span, "ending").toUpperCase(Locale.ROOT)),
        items(span, "needs").stream().map(need -> earlier(need, id)).toList());
  }

  private static @Nullable ServiceName service(YamlScalar service) {
    return service.isNull() ? null : new ServiceName(service.text());
  }

  /// Only what came earlier can be needed, so that no way leads in a circle.
  private int earlier(YamlNode node, int id) {
    if (!(node instanceof YamlScalar scalar)) {
      throw refusal("`needs` holds something else than numbers");
    }
    var need = new BigDecimal(scalar.text()).intValueExact();
    if (need >= id) {
      throw refusal("span " + id + " needs " + need + ", which is not earlier");
    }
    return need;
  }

  private static Duration duration(BigDecimal seconds) {
    return Duration.ofMillis(seconds.movePointRight(3).longValueExact());
  }

  private YamlMapping mapping(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      return mapping;
    }
    throw refusal("it holds " + node.kindText() + " where an object belongs");
  }

  private List<YamlNode> items(YamlMapping from, String key) {
    if (from.value(key).orElse(null) instanceof YamlSequence sequence) {
      return sequence.items();
    }
    throw refusal("it has no list `" + key + "`");
  }

  private YamlScalar scalar(YamlMapping from, String key) {
    if (from.value(key).orElse(null) instanceof YamlScalar scalar) {
      return scalar;
    }
    throw refusal("it has no `" + key + "`");
  }

  private String text(YamlMapping from, String key) {
    return scalar(from, key).text();
  }

  private BigDecimal number(YamlMapping from, String key) {
    try {
      return new BigDecimal(text(from, key));
    } catch (NumberFormatException _) {
      throw refusal("its `" + key + "` is no number");
    }
  }

  private UsageException refusal(String why) {
    return new UsageException(
        "%s is no timeline: %s".formatted(file.name(), why),
        "let dhow write one: dhow up -d --timeline-file FILE");
  }
}
