package dev.dhow.engine.docker;

import dev.dhow.engine.EngineEvent;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerDetail.ProbeResult;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedEndpoint;
import dev.dhow.state.ObservedContainer.ObservedMount;
import dev.dhow.state.ObservedContainer.ObservedPort;
import dev.dhow.state.ObservedImage;
import dev.dhow.state.ObservedNetwork;
import dev.dhow.state.ObservedVolume;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the engine's answers say, in dhow's words.
final class Observations {
  private static final Pattern EXITED = Pattern.compile("Exited \\((\\d{1,9})\\).*");
  private static final Map<String, Health> HEALTH =
      Map.of(
          "healthy", Health.HEALTHY,
          "unhealthy", Health.UNHEALTHY,
          "starting", Health.STARTING);

  private Observations() {}

  static ObservedContainer container(Json listed) {
    var text = listed.text("Status");
    return new ObservedContainer(
        new ContainerId(listed.text("Id")),
        listed.texts("Names").stream()
            .map(Observations::name)
            .filter(name -> !name.contains("/"))
            .findFirst()
            .orElse(""),
        listed.text("Image"),
        listed.text("ImageID"),
        listed.text("Command"),
        Instant.ofEpochSecond(listed.number("Created")),
        status(listed.text("State")),
        text,
        healthIn(text),
        exitCodeIn(text),
        listed.textFields("Labels"),
        listed.items("Ports").stream().map(Observations::port).toList(),
        listed.items("Mounts").stream().map(Observations::mount).toList(),
        endpoints(listed.at("NetworkSettings")));
  }

  private static ObservedPort port(Json port) {
    return new ObservedPort(
        port.textOrNull("IP"),
        (int) port.number("PrivatePort"),
        (int) port.number("PublicPort"),
        port.text("Type"));
  }

  private static ObservedMount mount(Json mount) {
    return new ObservedMount(
        mount.text("Type"),
        mount.textOrNull("Name"),
        mount.text("Source"),
        mount.text("Destination"),
        !mount.flag("RW"));
  }

  private static List<ObservedEndpoint> endpoints(Json settings) {
    var endpoints = new ArrayList<ObservedEndpoint>();
    settings
        .fields("Networks")
        .forEach((name, each) ->
            endpoints.add(new ObservedEndpoint(name, each.text("NetworkID"), addresses(each))));
    return endpoints;
  }

  private static List<String> addresses(Json endpoint) {
    return Stream.of(endpoint.text("IPAddress"), endpoint.text("GlobalIPv6Address"))
        .filter(address -> !address.isEmpty())
        .toList();
  }

  static ContainerDetail detail(Json inspected) {
    var state = inspected.at("State");
    var config = inspected.at("Config");
    var probe = config.at("Healthcheck").texts("Test");
    long timeout = config.at("Healthcheck").number("Timeout");
    return new ContainerDetail(
        new ContainerId(inspected.text("Id")),
        name(inspected.text("Name")),
        status(state.text("Status")),
        HEALTH.getOrDefault(state.at("Health").text("Status"), Health.NONE),
        (int) state.number("ExitCode"),
        state.flag("OOMKilled"),
        state.text("Error"),
        moment(state.text("StartedAt")),
        moment(state.text("FinishedAt")),
        (int) inspected.number("RestartCount"),
        config.at("StopTimeout").isPresent()
            ? Duration.ofSeconds(config.number("StopTimeout"))
            : null,
        probe.equals(List.of("NONE")) ? List.of() : probe,
        timeout == 0 ? null : Duration.ofNanos(timeout),
        config.textOrNull("User"),
        state.at("Health").items("Log").stream().map(Observations::probeResult).toList(),
        config.flag("Tty"),
        config.flag("OpenStdin"),
        config.textFields("Labels"),
        Settings.of(config, inspected.at("HostConfig"), inspected.at("NetworkSettings")));
  }

  private static ProbeResult probeResult(Json result) {
    var start = moment(result.text("Start"));
    return new ProbeResult(
        start == null ? Instant.EPOCH : start,
        (int) result.number("ExitCode"),
        result.text("Output"));
  }

  static ObservedNetwork network(Json network) {
    return ObservedNetworks.of(network);
  }

  static ObservedVolume volume(Json volume) {
    return new ObservedVolume(
        volume.text("Name"), volume.text("Driver"), volume.textFields("Labels"));
  }

  static ObservedImage image(Json inspected) {
    var config = inspected.at("Config");
    return new ObservedImage(
        inspected.text("Id"),
        inspected.texts("RepoTags"),
        config.textFields("Labels"),
        new TreeSet<>(config.fields("Volumes").keySet()),
        platform(inspected),
        moment(inspected.at("Metadata").text("LastTagTime")),
        Settings.of(config, new Json(null), new Json(null)));
  }

  private static String platform(Json inspected) {
    return Stream.of("Os", "Architecture", "Variant")
        .map(inspected::text)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("/"));
  }

  /// A listing does not tell which volumes an image declares.
  static ObservedImage listedImage(Json listed) {
    return new ObservedImage(
        listed.text("Id"), listed.texts("RepoTags"), listed.textFields("Labels"), new TreeSet<>());
  }

  static EngineEvent event(Json event) {
    var actor = event.at("Actor");
    long nanos = event.number("timeNano");
    return new EngineEvent(
        Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000),
        new ContainerId(actor.text("ID")),
        event.text("Action"),
        actor.textFields("Attributes"));
  }

  private static String name(String slashed) {
    return slashed.startsWith("/") ? slashed.substring(1) : slashed;
  }

  private static ContainerStatus status(String word) {
    for (var status : ContainerStatus.values()) {
      if (status.id().equals(word.toLowerCase(Locale.ROOT))) {
        return status;
      }
    }
    return ContainerStatus.DEAD;
  }

  private static Health healthIn(String status) {
    if (status.endsWith("(healthy)")) {
      return Health.HEALTHY;
    }
    if (status.endsWith("(unhealthy)")) {
      return Health.UNHEALTHY;
    }
    return status.endsWith("(health: starting)") ? Health.STARTING : Health.NONE;
  }

  private static @Nullable Integer exitCodeIn(String status) {
    var match = EXITED.matcher(status);
    return match.matches() ? Integer.valueOf(match.group(1)) : null;
  }

  /// Null for the engine's year 1, which means never.
  static @Nullable Instant moment(String text) {
    if (text.isEmpty() || text.startsWith("0001-")) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException _) {
      return null;
    }
  }
}
