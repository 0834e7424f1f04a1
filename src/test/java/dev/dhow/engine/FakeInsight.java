package dev.dhow.engine;

import dev.dhow.model.ProjectName;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ImageFacts;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.Processes;
import dev.dhow.state.Usage;
import dev.dhow.state.VolumeFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people ask a [FakeEngine].
final class FakeInsight implements Insight {
  private final Calls calls;
  private final FakeMachine machine;
  private final FakeStore store;

  FakeInsight(Calls calls, FakeMachine machine, FakeStore store) {
    this.calls = calls;
    this.machine = machine;
    this.store = store;
  }

  @Override
  public List<ObservedContainer> projects() throws InterruptedException {
    calls.made("projects", "");
    synchronized (machine) {
      return machine.containers().stream()
          .filter(container -> !container.label(Labels.PROJECT).isEmpty())
          .filter(container -> !container.label(Labels.CONFIG_HASH).isEmpty())
          .map(container -> container.observed(machine.time().instant()))
          .toList();
    }
  }

  @Override
  public Optional<ImageFacts> image(String reference) throws InterruptedException {
    calls.made("imageFacts", reference);
    return store
        .image(reference)
        .map(image ->
            new ImageFacts(image.id(), "linux/amd64", 1_985_570, machine.time().instant()));
  }

  /// Registries have what their name says, and nothing that begins with `missing.`.
  @Override
  public String digest(String reference) throws InterruptedException {
    calls.made("digest", reference);
    if (reference.startsWith("missing.")) {
      throw new EngineException.ImageUnavailable(
          "image %s cannot be looked up: not found".formatted(reference), "check its name");
    }
    return "sha256:" + "%08x".formatted(reference.hashCode()).repeat(8);
  }

  @Override
  public List<VolumeFacts> volumes(ProjectName project) throws InterruptedException {
    calls.made("volumeFacts", project.value());
    return store.volumes(project.value(), Set.of()).stream()
        .map(volume ->
            new VolumeFacts(
                volume.name(),
                volume.driver(),
                "local",
                "/volumes/" + volume.name() + "/_data",
                volume.labels()))
        .toList();
  }

  @Override
  public Processes processes(ContainerId container) throws InterruptedException {
    calls.made("processes", container.value());
    var found = machine.container(container);
    if (!found.runs()) {
      throw new EngineException.Conflict("container " + found.name + " is not running", null);
    }
    var command = Objects.requireNonNullElse(found.spec.process().command(), List.of("sh"));
    return new Processes(List.of("PID", "CMD"), List.of(List.of("42", String.join(" ", command))));
  }

  @Override
  public Usage usage(ContainerId container) throws InterruptedException {
    calls.made("usage", container.value());
    return machine.container(container).runs()
        ? new Usage(12.5, 2 << 20, 1 << 30, 866, 126, 0, 0, 2)
        : new Usage(0, 0, 0, 0, 0, 0, 0, 0);
  }

  /// Only what is to come, until there is a time to end.
  @Override
  public EventStream events(ProjectName project, @Nullable Instant since, @Nullable Instant until)
      throws InterruptedException {
    calls.made("pastEvents", project.value());
    return machine.recall(project, since, until);
  }
}
