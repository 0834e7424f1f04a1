package dev.dhow.spec;

import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import java.util.TreeMap;

/// A container for a single command, which is made beside those that its service has and does not
/// count among them. Labelled as docker compose labels it.
///
/// @param service whose settings it has, as far as the command line did not change them
/// @param slug 64 hexadecimal digits that nobody else has
/// @param aliases whether others find it by the service's names
/// @param started whether it is to be started as soon as it can; otherwise whoever attends it does
public record OneOff(
    ServiceName service, String slug, boolean aliases, boolean started, Attendance attendance) {
  private static final int SHORT_SLUG = 12;

  /// What tells it apart in names.
  public static String suffix(String slug) {
    return slug.substring(0, SHORT_SLUG);
  }

  public boolean isOf(Service other) {
    return service.equals(other.name());
  }

  /// @param spec of the only container of the service
  public ContainerSpec of(ContainerSpec spec) {
    var labels = new TreeMap<>(spec.labels());
    labels.remove(Labels.NUMBER);
    labels.put(Labels.ONE_OFF, "True");
    labels.put(Labels.SLUG, slug);
    var networks = spec.networks();
    return spec.attended(
        labels,
        aliases ? networks : networks.stream().map(each -> each.onlyNamed(spec.name())).toList(),
        attendance);
  }
}
