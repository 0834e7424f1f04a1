package dev.dhow.render;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.event.Event;
import dev.dhow.event.FailureCode;
import dev.dhow.event.StepProgress;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Step;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One JSON object a line, for programs. There are these kinds, told apart by their first key:
///
/// - `{"id":"Container demo-web-1","status":"Recreated","reason":"image changed"}`: a resource is
///   doing something else. `status` is docker compose's word; `reason` says why it is worked on and
///   is left out when the resource is just kept; `message` tells more, such as what went wrong when
///   `status` is `Error`.
/// - `{"id":"Image nginx","layer":"a1b2c3","status":"Downloading","current":512,"total":1024}`: a
///   layer of an image that is pulled.
/// - `{"id":"Image demo-web","line":"Step 1/2 : FROM busybox"}`: a line of a build's output.
/// - `{"warning":true,"message":"…","hint":"…"}`: `code` and `place` as well when it is about
///   files.
/// - `{"message":"…"}`: something to know that is no problem, such as that it waits for another
///   command.
/// - `{"error":true,"code":"port-taken","message":"…","hint":"…"}`: the command failed; the last
///   object. The codes stay the same over versions. Mistakes of files are also there one by one, as
///   `diagnostics`.
public final class JsonRenderer implements Consumer<Event> {
  private final PrintWriter out;
  private final boolean quietPull;
  private final boolean quietBuild;
  private final ProgressBoard board = new ProgressBoard();

  /// @param quietPull whether layers are left out
  /// @param quietBuild whether a build's output is left out
  public JsonRenderer(PrintWriter out, boolean quietPull, boolean quietBuild) {
    this.out = out;
    this.quietPull = quietPull;
    this.quietBuild = quietBuild;
  }

  @Override
  public synchronized void accept(Event event) {
    var changes = board.accept(event);
    switch (event) {
      case Event.PlanReady(_, var plan) -> plan.notes().forEach(this::print);
      case Event.StepProgressed(_, _, StepProgress.Warning(var text, var hint)) ->
          print(new Plan.Note(text, hint));
      case Event.StepProgressed(_, var step, var progress) -> print(step, progress);
      case Event.StepStarted _, Event.StepFinished _, Event.PlanFinished _ -> {}
    }
    changes.forEach(this::print);
    out.flush();
  }

  /// The object for a resource that is told of without a plan.
  public static String status(String id, String status) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", id);
    json.put("status", status);
    return JsonText.of(json);
  }

  /// The object that says why a command failed.
  public static String error(FailureCode code, String message, @Nullable String hint) {
    return JsonText.of(failure(code, message, hint));
  }

  /// The same for mistakes of files.
  ///
  /// @param report all of them for people
  public static String error(
      FailureCode code, String report, @Nullable String hint, List<Diagnostic> diagnostics) {
    var json = failure(code, report, hint);
    json.put("diagnostics", DiagnosticJson.items(DiagnosticText.inOrder(diagnostics)));
    return JsonText.of(json);
  }

  private static SequencedMap<String, Object> failure(
      FailureCode code, String message, @Nullable String hint) {
    var json = new LinkedHashMap<String, Object>();
    json.put("error", true);
    json.put("code", code.id());
    json.put("message", message);
    if (hint != null) {
      json.put("hint", hint);
    }
    return json;
  }

  /// The object for a warning about the files, which names its place when it has one.
  public static String warning(Diagnostic diagnostic) {
    var json = new LinkedHashMap<String, Object>();
    json.put("warning", true);
    json.put("code", diagnostic.code().toString());
    json.put("message", diagnostic.message());
    var span = diagnostic.span();
    if (span != null) {
      json.put("place", span.toString());
    }
    var hint = diagnostic.hint();
    if (hint != null) {
      json.put("hint", hint);
    }
    return JsonText.of(json);
  }

  /// The object for something to know that is no problem.
  public static String message(String message) {
    return JsonText.of(Map.of("message", message));
  }

  /// The object for what failed without the command failing.
  public static String warning(String message) {
    var json = new LinkedHashMap<String, Object>();
    json.put("warning", true);
    json.put("message", message);
    return JsonText.of(json);
  }

  private void print(Plan.Note note) {
    var json = new LinkedHashMap<String, Object>();
    json.put("warning", true);
    json.put("message", note.text());
    json.put("hint", note.hint());
    print(json);
  }

  private void print(ProgressBoard.Change change) {
    var status = change.status();
    var json = about(change.track());
    json.put("status", status.word());
    change.track().reason().ifPresent(reason -> json.put("reason", reason.text()));
    if (status.phase() != Status.Phase.DONE && !status.note().isEmpty()) {
      json.put("message", status.note());
    }
    print(json);
  }

  private void print(Step step, StepProgress progress) {
    for (var track : board.of(step)) {
      var json = about(track);
      switch (progress) {
        case StepProgress.Layer layer when !quietPull -> {
          json.put("layer", layer.id());
          json.put("status", layer.status());
          json.put("current", layer.current());
          json.put("total", layer.total());
          print(json);
        }
        case StepProgress.Line(var text) when !quietBuild -> {
          json.put("line", text);
          print(json);
        }
        case StepProgress.Waiting(var text) -> {
          json.put("status", track.status().word());
          json.put("message", text);
          print(json);
        }
        case StepProgress.Layer _, StepProgress.Line _, StepProgress.Said _ -> {} // not wanted
        case StepProgress.Warning _ -> {} // has been told
      }
    }
  }

  private static SequencedMap<String, Object> about(Track track) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", track.resource().kind() + " " + track.resource().name());
    return json;
  }

  private void print(SequencedMap<String, Object> json) {
    out.println(JsonText.of(json));
  }
}
