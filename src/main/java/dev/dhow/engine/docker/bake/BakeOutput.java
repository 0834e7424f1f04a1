package dev.dhow.engine.docker.bake;

import dev.dhow.engine.EngineException.BuildFailed.Evidence;
import dev.dhow.engine.docker.build.BuildTrace;
import dev.dhow.engine.docker.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// What bake writes with `--progress rawjson`: BuildKit's `SolveStatus` objects, one a line, and at
/// the end plain words on what failed. It hands each part to the target that it is about.
///
/// With several targets the names of steps begin with the target's: `[web 2/3] RUN make`. A step
/// that several targets share is shown for the one that names it first.
final class BakeOutput {
  private static final Pattern FAILED_TARGET =
      Pattern.compile("^(?:ERROR: )?target (\\S+): (.*)", Pattern.DOTALL);
  private static final Pattern OWN_TARGET = Pattern.compile("^\\[(\\S+?)([ \\]])(.*)");
  private static final Pattern PLACE = Pattern.compile(".+:\\d+");
  private static final String EXPORTING = "exporting to image";

  /// What bake does for itself, which no target is about.
  private static final Set<String> OWN_STEPS =
      Set.of("[internal] load local bake definitions", "resolving provenance for metadata file");

  private final Map<String, BuildTrace> traces;
  private final BiConsumer<String, String> exported;
  private final Map<String, String> targets = new HashMap<>();
  private final Map<String, String> images = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  /// @param traces by target
  /// @param exported told a target whose image is there, and its id
  BakeOutput(Map<String, BuildTrace> traces, BiConsumer<String, String> exported) {
    this.traces = traces;
    this.exported = exported;
  }

  /// Why bake failed.
  ///
  /// @param target the one that failed; empty when it is about none, or about the only one
  record Failure(Optional<String> target, String why, List<Evidence> evidence) {}

  void add(String line) {
    if (!line.startsWith("{")) {
      words.add(line.stripTrailing());
      return;
    }
    try {
      add(Json.read(line));
    } catch (IOException _) {
      words.add(line.stripTrailing());
    }
  }

  private void add(Json status) {
    var steps = status.items("vertexes");
    steps.forEach(this::start);
    for (var state : status.items("statuses")) {
      addState(state);
    }
    for (var log : status.items("logs")) {
      var digest = log.text("vertex");
      var text = new String(decoded(log.text("data")), StandardCharsets.UTF_8);
      trace(digest).ifPresent(trace -> trace.write(digest, text));
    }
    steps.forEach(this::end);
  }

  private void start(Json json) {
    var name = json.text("name");
    if (OWN_STEPS.contains(withoutTarget(name))) {
      return;
    }
    targets.computeIfAbsent(json.text("digest"), _ -> target(name));
    var step = step(json);
    trace(step.digest()).ifPresent(trace -> trace.start(step));
  }

  private void end(Json json) {
    var step = step(json);
    trace(step.digest()).ifPresent(trace -> trace.end(step));
    var target = targets.get(step.digest());
    if (target != null && step.name().endsWith(EXPORTING) && step.completed()) {
      if (step.error().isEmpty()) {
        exported.accept(target, images.getOrDefault(step.digest(), ""));
      }
    }
  }

  private void addState(Json state) {
    var digest = state.text("vertex");
    var id = state.text("id");
    int sha = id.indexOf("sha256:");
    if (sha > 0 && (id.startsWith("writing image ") || id.startsWith("exporting config "))) {
      images.put(digest, id.substring(sha));
    }
    var name = state.text("name").isEmpty() ? id : state.text("name");
    trace(digest)
        .ifPresent(
            trace -> trace.transfer(id, name, state.number("current"), state.number("total")));
  }

  private Optional<BuildTrace> trace(String digest) {
    return Optional.ofNullable(targets.get(digest)).map(traces::get);
  }

  private BuildTrace.Step step(Json json) {
    return new BuildTrace.Step(
        json.text("digest"),
        withoutTarget(json.text("name")),
        !json.text("started").isEmpty(),
        !json.text("completed").isEmpty(),
        json.flag("cached"),
        json.text("error"));
  }

  /// A single target's steps do not name it.
  private String target(String name) {
    var named = OWN_TARGET.matcher(name);
    if (named.matches() && traces.containsKey(named.group(1))) {
      return named.group(1);
    }
    return traces.keySet().iterator().next();
  }

  private String withoutTarget(String name) {
    var named = OWN_TARGET.matcher(name);
    if (traces.size() < 2 || !named.matches() || !traces.containsKey(named.group(1))) {
      return name;
    }
    return named.group(2).equals("]") ? named.group(3).strip() : "[" + named.group(3);
  }

  private static byte[] decoded(String data) {
    try {
      return Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  /// What the words say, once bake has failed.
  Failure failure(int exitCode) {
    int error = 0;
    while (error < words.size() && !words.get(error).startsWith("ERROR: ")) {
      error++;
    }
    var why = String.join("\n", words.subList(error, words.size())).strip();
    if (why.isEmpty()) {
      var all = String.join("\n", words).strip();
      why = all.isEmpty() ? "docker buildx ended with " + exitCode : all;
      return new Failure(Optional.empty(), why, List.of());
    }
    var evidence = evidence(words.subList(0, error));
    var named = FAILED_TARGET.matcher(why);
    return named.matches()
        ? new Failure(Optional.of(named.group(1)), named.group(2), evidence)
        : new Failure(Optional.empty(), why, evidence);
  }

  /// A part of a Dockerfile below its place, else what bake warns of.
  private static List<Evidence> evidence(List<String> words) {
    var lines = words.stream().filter(line -> !line.isBlank() && !line.matches("-+")).toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    return PLACE.matcher(lines.getFirst()).matches()
        ? List.of(new Evidence(lines.getFirst(), lines.subList(1, lines.size())))
        : List.of(new Evidence("docker buildx tells", lines));
  }
}
