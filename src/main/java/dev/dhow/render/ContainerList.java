package dev.dhow.render;

import dev.dhow.state.ObservedContainer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The output of `ps`: containers sorted by name, in one of the formats of docker compose.
public final class ContainerList {
  private static final List<String> COLUMNS =
      List.of("Name", "Image", "Command", "Service", "RunningFor", "Status", "Ports");

  private final ContainerFields fields;
  private final Listing listing;

  /// @param truncate false for `--no-trunc`
  /// @param zone in which times are shown
  public ContainerList(boolean truncate, Instant now, ZoneId zone) {
    this(truncate, now, zone, false);
  }

  /// @param projects whether the table tells of which project a container is
  public ContainerList(boolean truncate, Instant now, ZoneId zone, boolean projects) {
    var columns = new ArrayList<>(COLUMNS);
    if (projects) {
      columns.addFirst("Project");
    }
    this.fields = new ContainerFields(truncate, now, zone);
    this.listing = new Listing(FieldHeaders.CONTAINER, columns);
  }

  /// @param format `table`, `json`, `table TEMPLATE` or `TEMPLATE`
  /// @throws TemplateException when it is none of these
  public String text(List<ObservedContainer> containers, String format) {
    var rows =
        sorted(containers).stream()
            .map(each -> new Template.Subject(fields.of(each), each.labels()))
            .toList();
    return listing.text(rows, format);
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
    return containers.stream().sorted(Comparator.comparing(ObservedContainer::name)).toList();
  }
}
