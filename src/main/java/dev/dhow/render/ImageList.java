package dev.dhow.render;

import dev.dhow.state.ImageFacts;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The output of `images`: the containers of a project with the images they were made of.
public final class ImageList {
  private static final String NONE = "<none>";
  private static final int SHORT_ID = 12;
  private static final int NARROWEST = 20;
  private static final int GAP = 3;

  private final List<Row> rows;

  public ImageList(List<Row> rows) {
    this.rows =
        rows.stream()
            .sorted((one, other) -> one.container().name().compareTo(other.container().name()))
            .toList();
  }

  /// @param image null when the engine has it no more
  public record Row(ObservedContainer container, @Nullable ImageFacts image) {}

  /// @param width of the terminal that it is to fit; 0 for none
  public String table(Instant now, int width) {
    var table = new TextTable(NARROWEST, GAP).fittedTo(width, "PLATFORM", "CREATED");
    table.row(List.of("CONTAINER", "REPOSITORY", "TAG", "PLATFORM", "IMAGE ID", "SIZE", "CREATED"));
    for (var row : rows) {
      var name = ImageName.of(row.container().image());
      var image = row.image();
      var id = bare(row.container().imageId());
      table.row(
          List.of(
              row.container().name(),
              name.repository(),
              name.tag(),
              image == null ? NONE : image.platform(),
              id.substring(0, Math.min(SHORT_ID, id.length())),
              image == null ? NONE : ByteSize.decimal(image.size()),
              age(image, now)));
    }
    return table.text();
  }

  private static String age(@Nullable ImageFacts image, Instant now) {
    return image == null || image.tagged() == null
        ? "N/A"
        : Age.of(Duration.between(image.tagged(), now)) + " ago";
  }

  /// One array.
  public String json() {
    var all = new ArrayList<Map<String, Object>>();
    for (var row : rows) {
      var fields = new LinkedHashMap<String, Object>();
      var name = ImageName.of(row.container().image());
      var image = row.image();
      fields.put("ID", row.container().imageId());
      fields.put("ContainerName", row.container().name());
      fields.put("Repository", name.repository());
      fields.put("Tag", name.tag());
      fields.put("Platform", image == null ? "" : image.platform());
      fields.put("Size", image == null ? 0 : image.size());
      if (image != null && image.tagged() != null) {
        fields.put("LastTagTime", NanoTime.shortest(image.tagged()));
      }
      all.add(fields);
    }
    return JsonText.of(all) + "\n";
  }

  /// Whole ids, each once.
  public String ids() {
    return Listing.lines(rows.stream().map(row -> bare(row.container().imageId())).distinct());
  }

  private static String bare(String id) {
    return id.substring(id.indexOf(':') + 1);
  }

  /// A reference taken apart; one that is only an id names nothing.
  private record ImageName(String repository, String tag) {

    static ImageName of(String reference) {
      var digest = reference.indexOf('@');
      var named = digest < 0 ? reference : reference.substring(0, digest);
      if (named.isEmpty() || named.equals("sha256") || named.matches("(sha256:)?[0-9a-f]{12,64}")) {
        return new ImageName(NONE, NONE);
      }
      var colon = named.lastIndexOf(':');
      if (colon > named.lastIndexOf('/')) {
        return new ImageName(named.substring(0, colon), named.substring(colon + 1));
      }
      return new ImageName(named, digest < 0 ? "latest" : NONE);
    }
  }
}
