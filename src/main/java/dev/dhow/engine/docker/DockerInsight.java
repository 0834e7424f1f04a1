package dev.dhow.engine.docker;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.EventStream;
import dev.dhow.engine.Insight;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.engine.docker.registry.Credentials;
import dev.dhow.engine.docker.registry.Reference;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ImageFacts;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.Processes;
import dev.dhow.state.Usage;
import dev.dhow.state.VolumeFacts;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers of the Docker Engine that only people ask for.
final class DockerInsight implements Insight {
  private static final int NOT_FOUND = 404;

  private final Api api;
  private final ErrorMapping errors;
  private final Credentials credentials;

  DockerInsight(Api api, ErrorMapping errors, Credentials credentials) {
    this.api = api;
    this.errors = errors;
    this.credentials = credentials;
  }

  @Override
  public List<ObservedContainer> projects() throws InterruptedException {
    var target =
        Target.of("containers", "json")
            .with("all", 1)
            .filtered(Map.of("label", List.of(Labels.PROJECT, Labels.CONFIG_HASH)));
    return api.get(target).items().stream().map(Observations::container).toList();
  }

  @Override
  public Optional<ImageFacts> image(String reference) throws InterruptedException {
    try {
      var image = api.get(Target.of("images", reference, "json"));
      return Optional.of(
          new ImageFacts(
              image.text("Id"),
              Stream.of("Os", "Architecture", "Variant")
                  .map(image::text)
                  .filter(part -> !part.isEmpty())
                  .collect(Collectors.joining("/")),
              image.number("Size"),
              Observations.moment(image.at("Metadata").text("LastTagTime"))));
    } catch (EngineException.NotFound _) {
      return Optional.empty();
    }
  }

  @Override
  public String digest(String reference) throws InterruptedException {
    var request = api.request("GET", Target.of("distribution", reference, "json"));
    var login = credentials.of(Reference.parse(reference).registry());
    var header = login.header();
    if (header != null) {
      request.putHeader("X-Registry-Auth", header);
    }
    try (var response = api.open(request.build())) {
      return Json.read(response.getBody()).at("Descriptor").text("digest");
    } catch (EngineException.NotFound e) {
      throw login.explained(
          errors.lookupFailed(reference, NOT_FOUND, String.valueOf(e.getMessage())));
    } catch (EngineException.Refused e) {
      throw login.explained(
          errors.lookupFailed(reference, e.status(), String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw errors.broken(e);
    }
  }

  @Override
  public List<VolumeFacts> volumes(ProjectName project) throws InterruptedException {
    var target =
        Target.of("volumes")
            .filtered(Map.of("label", List.of(Labels.PROJECT + "=" + project.value())));
    return api.get(target).items("Volumes").stream()
        .map(volume ->
            new VolumeFacts(
                volume.text("Name"),
                volume.text("Driver"),
                volume.text("Scope"),
                volume.text("Mountpoint"),
                volume.textFields("Labels")))
        .toList();
  }

  @Override
  public Processes processes(ContainerId container) throws InterruptedException {
    var answer = api.get(Target.of("containers", container.value(), "top"));
    return new Processes(
        answer.texts("Titles"),
        answer.items("Processes").stream()
            .map(row -> row.items().stream().map(cell -> String.valueOf(cell.value())).toList())
            .toList());
  }

  @Override
  public Usage usage(ContainerId container) throws InterruptedException {
    return usage(
        api.get(Target.of("containers", container.value(), "stats").with("stream", "false")));
  }

  static Usage usage(Json stats) {
    var networks = stats.fields("networks").values();
    var disks = stats.at("blkio_stats").items("io_service_bytes_recursive");
    return new Usage(
        cpuPercent(stats.at("cpu_stats"), stats.at("precpu_stats")),
        memory(stats.at("memory_stats")),
        stats.at("memory_stats").number("limit"),
        networks.stream().mapToLong(each -> each.number("rx_bytes")).sum(),
        networks.stream().mapToLong(each -> each.number("tx_bytes")).sum(),
        bytes(disks, "read"),
        bytes(disks, "write"),
        stats.at("pids_stats").number("current"));
  }

  /// The part of the machine's time that went to the container, times its processors.
  private static double cpuPercent(Json now, Json before) {
    var used =
        now.at("cpu_usage").number("total_usage") - before.at("cpu_usage").number("total_usage");
    var all = now.number("system_cpu_usage") - before.number("system_cpu_usage");
    var cpus = now.number("online_cpus");
    return used > 0 && all > 0 ? 100.0 * used / all * cpus : 0;
  }

  /// Without what the kernel only keeps of files; the two versions of cgroups name it differently.
  private static long memory(Json memory) {
    var usage = memory.number("usage");
    var details = memory.at("stats");
    var cached =
        details.at("total_inactive_file").isPresent()
            ? details.number("total_inactive_file")
            : details.number("inactive_file");
    return cached < usage ? usage - cached : usage;
  }

  private static long bytes(List<Json> entries, String operation) {
    return entries.stream()
        .filter(entry -> entry.text("op").equalsIgnoreCase(operation))
        .mapToLong(entry -> entry.number("value"))
        .sum();
  }

  @Override
  public EventStream events(ProjectName project, @Nullable Instant since, @Nullable Instant until)
      throws InterruptedException {
    return DockerEvents.open(api, errors, project, since, until);
  }
}
