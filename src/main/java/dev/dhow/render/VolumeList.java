package dev.dhow.render;

import dev.dhow.model.Entries;
import dev.dhow.state.VolumeFacts;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The output of `volumes`: volumes by name, in one of the formats of the docker tools.
public final class VolumeList {
  private static final String UNKNOWN = "N/A";
  private static final Listing LISTING =
      new Listing(FieldHeaders.VOLUME, List.of("Driver", "Name"));

  private final List<VolumeFacts> volumes;

  public VolumeList(List<VolumeFacts> volumes) {
    this.volumes =
        volumes.stream().sorted((one, other) -> one.name().compareTo(other.name())).toList();
  }

  /// @param format `table`, `json`, `table TEMPLATE` or `TEMPLATE`
  /// @param width of the terminal that tables are to fit; 0 for none
  /// @throws TemplateException when it is none of these
  public String text(String format, int width) {
    return LISTING.text(volumes.stream().map(VolumeList::subject).toList(), format, width);
  }

  /// One name a line.
  public String names() {
    return Listing.lines(volumes.stream().map(volume -> SafeText.of(volume.name())));
  }

  private static Template.Subject subject(VolumeFacts volume) {
    var fields = new TreeMap<String, Object>();
    fields.put("Availability", UNKNOWN);
    fields.put("Driver", volume.driver());
    fields.put("Group", UNKNOWN);
    fields.put(
        "Labels",
        Entries.of(volume.labels())
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(",")));
    fields.put("Links", UNKNOWN);
    fields.put("Mountpoint", volume.mountpoint());
    fields.put("Name", volume.name());
    fields.put("Scope", volume.scope());
    fields.put("Size", UNKNOWN);
    fields.put("Status", UNKNOWN);
    return new Template.Subject(fields, volume.labels());
  }
}
