package dev.dhow.render;

import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The output of `status`: what a project is to have beside what there is, a line for each
/// container and for each that is missing.
public final class StatusList {
  private static final int LONGEST_PROBE = 60;

  private final List<Row> rows;
  private final Instant now;

  public StatusList(List<Row> rows, Instant now) {
    this.rows = List.copyOf(rows);
    this.now = now;
  }

  /// @param container null for one that is missing
  /// @param detail null for one that is missing, or gone meanwhile
  /// @param differs what of it is not as the files say; empty for nothing
  public record Row(
      String service,
      @Nullable ObservedContainer container,
      @Nullable ContainerDetail detail,
      String differs) {}

  /// Whether anything is not as the files say, or not well: unhealthy, failed, or failing again and
  /// again.
  public boolean isAmiss() {
    return rows.stream().anyMatch(row -> !row.differs().isEmpty() || isUnwell(row.detail()));
  }

  private static boolean isUnwell(@Nullable ContainerDetail detail) {
    return detail != null
        && switch (detail.status()) {
          case RUNNING -> detail.health() == Health.UNHEALTHY;
          case RESTARTING, DEAD -> true;
          case EXITED -> detail.exitCode() != 0;
          case CREATED, PAUSED, REMOVING -> false;
        };
  }

  /// @param width of the terminal that it is to fit; 0 for none
  public String table(int width) {
    var table = new TextTable().fittedTo(width, "PORTS");
    table.row(
        List.of(
            "SERVICE", "CONTAINER", "STATE", "HEALTH", "RESTARTS", "SINCE", "PORTS", "DIFFERS"));
    for (var row : rows) {
      var container = row.container();
      var detail = row.detail();
      table.row(
          List.of(
              row.service(),
              container == null ? "-" : container.name(),
              state(container, detail),
              health(detail),
              detail == null ? "" : Integer.toString(detail.restarts()),
              since(detail),
              container == null ? "" : PortText.of(container.ports()),
              row.differs()));
    }
    return table.text();
  }

  private static String state(
      @Nullable ObservedContainer container, @Nullable ContainerDetail detail) {
    if (container == null) {
      return "missing";
    }
    if (detail == null) {
      return "gone";
    }
    var state = detail.status().id();
    if (!hasExited(detail)) {
      return state;
    }
    return "%s (%d%s)"
        .formatted(state, detail.exitCode(), detail.outOfMemory() ? ", out of memory" : "");
  }

  static boolean hasExited(ContainerDetail detail) {
    return detail.status() == ContainerStatus.EXITED
        || detail.status() == ContainerStatus.DEAD
        || detail.status() == ContainerStatus.RESTARTING;
  }

  private static String health(@Nullable ContainerDetail detail) {
    if (detail == null || detail.health() == Health.NONE) {
      return "";
    }
    var word = word(detail.health());
    var probe =
        detail.health() == Health.HEALTHY ? "" : TextWidth.clip(probe(detail), LONGEST_PROBE);
    return probe.isEmpty() ? word : word + ": " + probe;
  }

  private static String word(Health health) {
    return health.name().toLowerCase(Locale.ROOT);
  }

  /// What the last healthcheck that failed printed first.
  static String probe(ContainerDetail detail) {
    return detail.probes().reversed().stream()
        .filter(each -> each.exitCode() != 0)
        .flatMap(each -> each.output().strip().lines().limit(1))
        .findFirst()
        .orElse("");
  }

  private String since(@Nullable ContainerDetail detail) {
    if (detail == null) {
      return "";
    }
    var moment = hasExited(detail) ? detail.finishedAt() : detail.startedAt();
    return moment == null ? "" : Age.of(Duration.between(moment, now));
  }

  /// One array.
  public String json() {
    var all = new ArrayList<Map<String, @Nullable Object>>();
    for (var row : rows) {
      var fields = new LinkedHashMap<String, @Nullable Object>();
      var container = row.container();
      var detail = row.detail();
      fields.put("service", row.service());
      fields.put("container", container == null ? null : container.name());
      fields.put(
          "state", container == null ? "missing" : detail == null ? "gone" : detail.status().id());
      fields.put("health", detail == null ? "" : healthWord(detail));
      fields.put("probe", detail == null ? "" : probe(detail));
      fields.put("restarts", detail == null ? 0 : detail.restarts());
      fields.put("exitCode", detail == null || !hasExited(detail) ? null : detail.exitCode());
      fields.put("outOfMemory", detail != null && detail.outOfMemory());
      fields.put("startedAt", detail == null ? null : moment(detail.startedAt()));
      fields.put("finishedAt", detail == null ? null : moment(detail.finishedAt()));
      fields.put("ports", container == null ? "" : PortText.of(container.ports()));
      fields.put("differs", row.differs());
      all.add(fields);
    }
    return JsonText.of(all) + "\n";
  }

  private static String healthWord(ContainerDetail detail) {
    return detail.health() == Health.NONE ? "" : word(detail.health());
  }

  static @Nullable String moment(@Nullable Instant at) {
    return at == null ? null : NanoTime.shortest(at);
  }
}
