package dev.dhow.render;

import dev.dhow.model.Entries;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The fields of a container that `ps` can print, by the names docker compose has for them.
final class ContainerFields {
  private static final int SHORT_COMMAND = 20;
  private static final int SHORT_MOUNT = 15;

  private final boolean truncate;
  private final Instant now;
  private final Supplier<ZoneId> zone;

  ContainerFields(boolean truncate, Instant now, Supplier<ZoneId> zone) {
    this.truncate = truncate;
    this.now = now;
    this.zone = zone;
  }

  /// Values are texts, numbers and, for `Publishers`, a list of maps.
  LateFields of(ObservedContainer container) {
    return new LateFields()
        .with("Command", () -> GoQuote.of(cut(container.command(), SHORT_COMMAND)))
        .with("CreatedAt", () -> Moments.CREATED.format(container.created().atZone(zone.get())))
        .with("ExitCode", () -> exitCode(container))
        .with("Health", () -> health(container))
        .with("ID", () -> truncate ? container.id().shortForm() : container.id().value())
        .with("Image", container::image)
        .with("Labels", () -> labels(container))
        .with("LocalVolumes", () -> Long.toString(volumes(container)))
        .with("Mounts", () -> joined(container.mounts().stream().map(this::mount).toList()))
        .with("Name", container::name)
        .with("Names", container::name)
        .with(
            "Networks",
            () ->
                joined(
                    container.networks().stream().map(ObservedEndpoint::network).sorted().toList()))
        .with("Ports", () -> PortText.of(container.ports()))
        .with("Project", () -> container.label(Labels.PROJECT))
        .with(
            "Publishers",
            () ->
                container.ports().stream()
                    .sorted(PortText.ORDER)
                    .map(ContainerFields::publisher)
                    .toList())
        .with("RunningFor", () -> Age.of(Duration.between(container.created(), now)) + " ago")
        .with("Service", container::service)
        .with("Size", () -> "0B")
        .with("State", () -> container.status().id())
        .with("Status", container::statusText);
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
    return Entries.of(container.labels())
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

  /// Set up only when such a time is shown.
  private static final class Moments {
    static final DateTimeFormatter CREATED =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx zzz", Locale.ROOT);
  }
}
