package dev.dhow.insight;

import dev.dhow.model.ServiceName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a service's time was spent on: of all that had to be done before, that which took longest.
/// Shortening anything else would not have brought it up sooner.
///
/// @param length from the beginning of the command until the service was as wanted
/// @param parts in the order of time, all together as long as the whole
/// @param spans the ids of what was on the way, the first one first
public record CriticalPath(
    ServiceName service, Duration length, List<Part> parts, List<Integer> spans) {
  private static final String OTHER = "other";

  /// What is shorter is told together.
  private static final Duration SHORTEST = Duration.ofMillis(50);

  public CriticalPath {
    parts = List.copyOf(parts);
    spans = List.copyOf(spans);
  }

  /// @param label such as `pull` for the service itself, `db healthy` for another one
  public record Part(String label, Duration length) {}

  /// @param last what was done for the service last
  /// @param ids all spans by their ids
  static CriticalPath of(ServiceName service, Span last, Map<Integer, Span> ids) {
    var way = new ArrayList<Span>();
    for (var at = Optional.of(last); at.isPresent(); at = before(at.get(), ids)) {
      way.addFirst(at.get());
    }
    return new CriticalPath(
        service, last.end(), parts(service, way), way.stream().map(Span::id).toList());
  }

  /// Of what a span needed, that which ended last.
  private static Optional<Span> before(Span span, Map<Integer, Span> ids) {
    return span.needs().stream().flatMap(id -> Stream.ofNullable(ids.get(id))).max(Span::byEnd);
  }

  private static List<Part> parts(ServiceName service, List<Span> way) {
    var lengths = new LinkedHashMap<String, Duration>();
    var at = Duration.ZERO;
    for (var span : way) {
      var start = span.start().compareTo(at) < 0 ? at : span.start();
      lengths.merge(OTHER, start.minus(at), Duration::plus);
      lengths.merge(label(service, span), span.end().minus(start), Duration::plus);
      at = span.end();
    }
    var parts = new ArrayList<Part>();
    var other = Duration.ZERO;
    for (var each : lengths.entrySet()) {
      if (each.getKey().equals(OTHER) || each.getValue().compareTo(SHORTEST) < 0) {
        other = other.plus(each.getValue());
      } else {
        parts.add(new Part(each.getKey(), each.getValue()));
      }
    }
    if (other.compareTo(SHORTEST) >= 0 || parts.isEmpty()) {
      parts.add(new Part(OTHER, other));
    }
    return parts;
  }

  private static String label(ServiceName service, Span span) {
    var owner = span.service();
    return owner == null || owner.equals(service)
        ? span.kind().id()
        : owner + " " + span.kind().id();
  }
}
