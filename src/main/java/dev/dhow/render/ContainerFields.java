package dev.dhow.render;

import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedEndpoint;
import dev.dhow.state.ObservedContainer.ObservedMount;
import dev.dhow.state.ObservedContainer.ObservedPort;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The fields of a container that `ps` can print, by the names docker compose has for them.
final class ContainerFields {
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx zzz", Locale.ROOT);
  private static final int SHORT_COMMAND = 20;
  private static final int SHORT_MOUNT = 15;

  private final boolean truncate;
  private final Instant now;
  private final ZoneId zone;

  ContainerFields(boolean truncate, Instant now, ZoneId zone) {
    this.truncate = truncate;
    this.now = now;
    this.zone = zone;
  }

  /// Values are texts, numbers and, for `Publishers`, a list of maps; in alphabetical order.
  SortedMap<String, Object> of(ObservedContainer container) {
    var fields = new TreeMap<String, Object>();
    fields.put("Command", GoQuote.of(cut(container.command(), SHORT_COMMAND)));
    fields.put("CreatedAt", CREATED.format(container.created().atZone(zone)));
    fields.put("ExitCode", exitCode(container));
    fields.put("Health", health(container));
    fields.put("ID", truncate ? container.id().shortForm() : container.id().value());
    fields.put("Image", container.image());
    fields.put("Labels", labels(container));
    fields.put("LocalVolumes", Long.toString(volumes(container)));
    fields.put("Mounts", joined(container.mounts().stream().map(this::mount).toList()));
    fields.put("Name", container.name());
    fields.put("Names", container.name());
    fields.put(
        "Networks",
        joined(container.networks().stream().map(ObservedEndpoint::network).sorted().toList()));
    fields.put("Ports", PortText.of(container.ports()));
    fields.put("Project", container.label(Labels.PROJECT));
    fields.put(
        "Publishers",
        container.ports().stream().sorted(PortText.ORDER).map(ContainerFields::publisher).toList());
    fields.put("RunningFor", Age.of(Duration.between(container.created(), now)) + " ago");
    fields.put("Service", container.service());
    fields.put("Size", "0B");
    fields.put("State", container.status().id());
    fields.put("Status", container.statusText());
    return fields;
  }

  private String cut(String text, int columns) {
    return truncate ? TextWidth.clip(text, columns) : text;
  }

  private String mount(ObservedMount mount) {
    return cut(mount.name() == null ? mount.source() : mount.name(), SHORT_MOUNT);
  }

  private static int exitCode(ObservedContainer container) {
    var code = container.exitCode();
    return code == null ? 0 : code;
  }

  static String health(ObservedContainer container) {
    var running = container.status() == ContainerStatus.RUNNING;
    return running && container.health() != Health.NONE
        ? container.health().name().toLowerCase(Locale.ROOT)
        : "";
  }

  private static String labels(ObservedContainer container) {
    return container.labels().entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(","));
  }

  private static long volumes(ObservedContainer container) {
    return container.mounts().stream().filter(mount -> mount.type().equals("volume")).count();
  }

  private static String joined(List<String> items) {
    return String.join(",", items);
  }

  private static SequencedMap<String, Object> publisher(ObservedPort port) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("URL", port.hostIp() == null ? "" : port.hostIp());
    fields.put("TargetPort", port.containerPort());
    fields.put("PublishedPort", port.hostPort());
    fields.put("Protocol", port.protocol());
    return fields;
  }
}
