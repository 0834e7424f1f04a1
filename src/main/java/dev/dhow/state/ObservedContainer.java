package dev.dhow.state;

import dev.dhow.model.Sorted;
import dev.dhow.spec.Labels;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A container as the engine lists it. Engine API, `GET /containers/json`.
///
/// @param name without the leading slash
/// @param image the reference it was created from, as the engine shows it
/// @param imageId `sha256:…`
/// @param command as one line of text
/// @param statusText the engine's words, such as `Up 3 seconds (healthy)`
/// @param health as far as the listing tells
/// @param exitCode null unless it has ended
public record ObservedContainer(
    ContainerId id,
    String name,
    String image,
    String imageId,
    String command,
    Instant created,
    ContainerStatus status,
    String statusText,
    Health health,
    @Nullable Integer exitCode,
    SortedMap<String, String> labels,
    List<ObservedPort> ports,
    List<ObservedMount> mounts,
    List<ObservedEndpoint> networks) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  public ObservedContainer {
    labels = Sorted.copyOf(labels);
    ports = List.copyOf(ports);
    mounts = List.copyOf(mounts);
    networks = List.copyOf(networks);
  }

  /// @param hostIp null when it is not published
  /// @param hostPort 0 when it is not published
  /// @param protocol `tcp`, `udp` or `sctp`
  public record ObservedPort(
      @Nullable String hostIp, int containerPort, int hostPort, String protocol) {}

  /// @param type `bind`, `volume`, `tmpfs` …
  /// @param name the volume's name; null for other types
  public record ObservedMount(
      String type, @Nullable String name, String source, String target, boolean readOnly) {}

  /// @param networkId empty until the container was started for the first time
  /// @param addresses that it has there while it runs
  public record ObservedEndpoint(String network, String networkId, List<String> addresses) {

    public ObservedEndpoint {
      addresses = List.copyOf(addresses);
    }

    /// One that has no address.
    public ObservedEndpoint(String network, String networkId) {
      this(network, networkId, List.of());
    }
  }

  /// The value of a label; empty text when it has none.
  public String label(String key) {
    return labels.getOrDefault(key, "");
  }

  /// The key of the service it belongs to; empty for a container of somebody else.
  public String service() {
    return label(Labels.SERVICE);
  }

  /// Which of the service's containers it is; 0 for a one-off or a foreign container.
  public int number() {
    var text = label(Labels.NUMBER);
    return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
  }

  /// The project it was made for; empty for none. An image that was built for a project is labelled
  /// with its name, which containers that others make of it have then, too.
  public String project() {
    return label(Labels.CONFIG_HASH).isEmpty() ? "" : label(Labels.PROJECT);
  }

  /// The order of a comparator: of containers of one service, by their numbers.
  public static int byNumber(ObservedContainer one, ObservedContainer other) {
    return Integer.compare(one.number(), other.number());
  }

  /// Whether it is not one of those that its service consists of: somebody runs a command in it, or
  /// it [runs before][#isInit] one of those.
  public boolean isOneOff() {
    return Labels.areOfOneOff(labels);
  }

  /// Whether it was made to run before one of its service's containers is started.
  public boolean isInit() {
    return !label(Labels.HOOK).isEmpty();
  }
}
