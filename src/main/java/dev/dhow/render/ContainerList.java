package dev.dhow.render;

import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerId;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The output of `ps`: containers sorted by name, in one of the formats of docker compose.
public final class ContainerList {
  private static final int LONGEST_PROBE = 60;
  private static final List<String> COLUMNS =
      List.of("Name", "Image", "Command", "Service", "RunningFor", "Status", "Ports");

  private final ContainerFields fields;
  private final Listing listing;
  private Map<ContainerId, ContainerDetail> details = Map.of();
  private int width;

  /// @param truncate false for `--no-trunc`
  /// @param zone in which times are shown, asked for only when one is
  public ContainerList(boolean truncate, Instant now, Supplier<ZoneId> zone) {
    this(truncate, now, zone, false);
  }

  /// @param projects whether the table tells of which project a container is
  public ContainerList(boolean truncate, Instant now, Supplier<ZoneId> zone, boolean projects) {
    var columns = new ArrayList<>(COLUMNS);
    if (projects) {
      columns.addFirst("Project");
    }
    this.fields = new ContainerFields(truncate, now, zone);
    this.listing = new Listing(FieldHeaders.CONTAINER, columns);
  }

  /// For people at a terminal: the table fits it, and the status also tells why a container is not
  /// healthy, and how often it was restarted.
  ///
  /// @param width of the terminal; 0 for none
  public void forPeople(int width, Map<ContainerId, ContainerDetail> details) {
    this.width = width;
    this.details = Map.copyOf(details);
  }

  /// Whether a format leads to a table with docker compose's columns.
  public static boolean isUsualTable(String format) {
    return Listing.isUsualTable(format);
  }

  /// @param format `table`, `json`, `table TEMPLATE` or `TEMPLATE`
  /// @throws TemplateException when it is none of these
  public String text(List<ObservedContainer> containers, String format) {
    var rows =
        sorted(containers).stream()
            .map(each -> new Template.Subject(fields(each), each.labels()))
            .toList();
    return listing.text(rows, format, width, "COMMAND", "CREATED", "IMAGE");
  }

  private LateFields fields(ObservedContainer container) {
    var all = fields.of(container);
    var detail = details.get(container.id());
    if (detail != null) {
      all.with("Status", () -> container.statusText() + more(detail));
    }
    return all;
  }

  private static String more(ContainerDetail detail) {
    var notes = new ArrayList<String>();
    if (detail.outOfMemory() && StatusList.hasExited(detail)) {
      notes.add("out of memory");
    }
    if (detail.health() == Health.UNHEALTHY || detail.health() == Health.STARTING) {
      var probe = StatusList.probe(detail);
      if (!probe.isEmpty()) {
        notes.add(TextWidth.clip(probe, LONGEST_PROBE));
      }
    }
    if (detail.restarts() > 0) {
      notes.add("restarted " + Count.of(detail.restarts(), "time"));
    }
    return notes.isEmpty() ? "" : ": " + String.join("; ", notes);
  }

  /// `-q`: the whole ids, one a line.
  public static String ids(List<ObservedContainer> containers) {
    return Listing.lines(sorted(containers).stream().map(container -> container.id().value()));
  }

  /// `--services`: the names of their services, one a line.
  public static String services(List<ObservedContainer> containers) {
    return Listing.lines(sorted(containers).stream().map(ObservedContainer::service).distinct());
  }

  private static List<ObservedContainer> sorted(List<ObservedContainer> containers) {
    return containers.stream().sorted((one, other) -> one.name().compareTo(other.name())).toList();
  }
}
