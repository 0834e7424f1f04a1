package dev.dhow.render;

import dev.dhow.model.Entries;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What happened to a container, as `events` tells it.
///
/// @param action such as `start`, or `exec_create: /bin/sh -c true`
/// @param attributes the labels of Compose left out
public record EventText(
    Instant at,
    String action,
    String container,
    String service,
    SortedMap<String, String> attributes) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  /// `2026-01-02 15:04:05.000000 container start 0123… (image=busybox, name=shop-web-1)`.
  public String line(ZoneId zone) {
    return SafeText.of(
        "%s container %s %s (%s)"
            .formatted(
                TIME.format(at.atZone(zone)),
                action,
                container,
                Entries.of(attributes)
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(", "))));
  }

  /// One object.
  public String json() {
    var fields = new TreeMap<String, Object>();
    fields.put("action", action);
    fields.put("attributes", attributes);
    fields.put("id", container);
    fields.put("service", service);
    fields.put("time", NanoTime.shortest(at));
    fields.put("type", "container");
    return JsonText.of(fields);
  }
}
