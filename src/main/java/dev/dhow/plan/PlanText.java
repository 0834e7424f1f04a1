package dev.dhow.plan;

import java.time.Duration;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// A plan as text: what stays, a line a step with its reason and needs, and the notes. The oracle
/// of the planner's tests; people are shown resources instead of steps.
public final class PlanText {

  private PlanText() {}

  /// Each line ends with a line feed; empty for a plan without anything to tell.
  public static String of(Plan plan) {
    var text = new StringBuilder();
    plan.kept().forEach(kept -> text.append(line(kept)).append('\n'));
    plan.steps().forEach(step -> text.append(line(step)).append('\n'));
    plan.notes().forEach(note -> text.append(line(note)).append('\n'));
    return text.toString();
  }

  /// What an action does to what, such as `create container shop-web-1`.
  public static String of(Action action) {
    return switch (action) {
      case Action.PullImage(var image, _, _) -> "pull image " + image;
      case Action.PushImage(var image) -> "push image " + image;
      case Action.DateImage(var image) -> "note the time of image " + image;
      case Action.BuildImage(var build) -> "build image " + build.image();
      case Action.RemoveImage(var image) -> "remove image " + image;
      case Action.RunProvider(_, var service, var verb) ->
          "let the provider of %s do its %s".formatted(service.name(), verb.id());
      case Action.PullModel(var model) -> "pull model " + model.model();
      case Action.ConfigureModel(var model) -> "configure model " + model.model();
      case Action.CreateNetwork(var network) -> "create network " + network.name();
      case Action.RemoveNetwork(_, var name) -> "remove network " + name;
      case Action.CreateVolume(var volume) -> "create volume " + volume.name();
      case Action.RemoveVolume(_, var shown) -> "remove volume " + shown;
      case Action.CreateContainer(var container, _) -> "create container " + container.name();
      case Action.CopyFiles(var container, var folder, var files) ->
          "copy %d file(s) into %s of container %s"
              .formatted(files.size(), folder, text(container));
      case Action.RemoveSecrets(_, var container) -> "remove the secrets of container " + container;
      case Action.RecordContents(var note) -> "note what was seen in " + note.name();
      case Action.RunHook(var container, _, var stage, _) ->
          "run a %s hook in container %s".formatted(stage.key(), text(container));
      case Action.StartContainer(var container) -> "start container " + text(container);
      case Action.StopContainer(var container, _) -> "stop container " + text(container);
      case Action.KillContainer(var container, var signal) ->
          "send " + signal + " to container " + text(container);
      case Action.RestartContainer(var container, _) -> "restart container " + text(container);
      case Action.PauseContainer(var container) -> "pause container " + text(container);
      case Action.UnpauseContainer(var container) -> "unpause container " + text(container);
      case Action.RemoveContainer(var container, var volumes, _) ->
          "remove container " + text(container) + (volumes ? " and its anonymous volumes" : "");
      case Action.RenameContainer(ContainerRef.CreatedBy(var step, _), var name) ->
          "rename what " + step + " creates to " + name;
      case Action.RenameContainer(ContainerRef.Existing container, var name) ->
          "rename container " + text(container) + " to " + name;
      case Action.ConnectNetwork(var container, var endpoint) ->
          "connect container " + text(container) + " to network " + endpoint.network();
      case Action.DisconnectNetwork(var container, var network) ->
          "disconnect container " + text(container) + " from network " + network;
      case Action.AwaitHealthy(var service, _, _) -> "await that " + service + " is healthy";
      case Action.AwaitCompleted(var service, _, _, _) ->
          "await that " + service + " has completed";
      case Action.AwaitReady(var service, _, _, var monitor) ->
          "await that " + service + " is ready" + (monitor == null ? "" : " for " + text(monitor));
      case Action.AwaitLasting(var service, _) -> "await that " + service + " lasts";
      case Action.Delay(_, var time) -> "let " + text(time) + " pass";
    };
  }

  private static String line(Plan.Kept kept) {
    return "keep container " + kept.container().name() + (kept.running() ? "" : ", not running");
  }

  private static String line(Step step) {
    var line = new StringJoiner("  ");
    line.add(step.id() + " " + of(step.action())).add("(" + step.reason().text() + ")");
    if (!step.needs().isEmpty()) {
      line.add(
          step.needs().stream()
              .map(Need::toString)
              .collect(Collectors.joining(", ", "after ", "")));
    }
    return line.toString();
  }

  private static String line(Plan.Note note) {
    return "note: " + note.text() + "; " + note.hint();
  }

  private static String text(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static String text(ContainerRef container) {
    return switch (container) {
      case ContainerRef.Existing(var id, var name) -> name + " (" + id + ")";
      case ContainerRef.CreatedBy(var step, var name) -> name + " of " + step;
    };
  }
}
