package dev.dhow.insight;

import dev.dhow.insight.Span.Kind;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action;
import dev.dhow.plan.Step;
import org.jspecify.annotations.Nullable;

/// What a step does, in the words of a timeline.
record Activity(Kind kind, String subject, @Nullable ServiceName service) {

  static Activity of(Step step) {
    var service = step.service();
    return switch (step.action()) {
      case Action.PullImage(var image, _, _) -> new Activity(Kind.PULL, image, service);
      case Action.DateImage(var image) -> new Activity(Kind.PULL, image, service);
      case Action.BuildImage(var build) -> new Activity(Kind.BUILD, build.image(), service);
      case Action.PushImage(var image) -> new Activity(Kind.PUSH, image, service);
      case Action.RemoveImage(var image) -> new Activity(Kind.REMOVE, image, service);
      case Action.RunProvider(_, var provided, _) ->
          new Activity(Kind.PROVIDE, provided.name().value(), provided.name());
      case Action.CreateNetwork(var network) -> new Activity(Kind.NETWORK, network.name(), service);
      case Action.RemoveNetwork(_, var name) -> new Activity(Kind.REMOVE, name, service);
      case Action.CreateVolume(var volume) -> new Activity(Kind.VOLUME, volume.name(), service);
      case Action.RemoveVolume(_, var shown) -> new Activity(Kind.REMOVE, shown, service);
      case Action.RemoveSecrets(var volume, _) -> new Activity(Kind.REMOVE, volume, service);
      case Action.CreateContainer(var container, _) ->
          new Activity(Kind.CREATE, container.name(), service);
      case Action.CopyFiles(var container, _, _) ->
          new Activity(Kind.COPY, container.name(), service);
      case Action.RunHook(var container, var owner, _, _) ->
          new Activity(Kind.HOOK, container.name(), owner);
      case Action.StartContainer(var container) ->
          new Activity(Kind.START, container.name(), service);
      case Action.StopContainer(var container, _) ->
          new Activity(Kind.STOP, container.name(), service);
      case Action.KillContainer(var container, _) ->
          new Activity(Kind.STOP, container.name(), service);
      case Action.RestartContainer(var container, _) ->
          new Activity(Kind.START, container.name(), service);
      case Action.RemoveContainer(var container, _, _) ->
          new Activity(Kind.REMOVE, container.name(), service);
      case Action.PauseContainer(var container) ->
          new Activity(Kind.OTHER, container.name(), service);
      case Action.UnpauseContainer(var container) ->
          new Activity(Kind.OTHER, container.name(), service);
      case Action.RenameContainer(_, var name) -> new Activity(Kind.OTHER, name, service);
      case Action.ConnectNetwork(var container, _) ->
          new Activity(Kind.NETWORK, container.name(), service);
      case Action.DisconnectNetwork(var container, _) ->
          new Activity(Kind.NETWORK, container.name(), service);
      case Action.AwaitHealthy(var awaited, _, _) ->
          new Activity(Kind.HEALTHY, awaited.value(), awaited);
      case Action.AwaitCompleted(var awaited, _, _, _) ->
          new Activity(Kind.COMPLETED, awaited.value(), awaited);
      case Action.AwaitReady(var awaited, _, _, _) ->
          new Activity(Kind.READY, awaited.value(), awaited);
      case Action.AwaitLasting(var awaited, _) ->
          new Activity(Kind.OTHER, awaited.value(), awaited);
      case Action.Delay(var awaited, _) -> new Activity(Kind.OTHER, awaited.value(), awaited);
      case Action.PullModel(var model) -> new Activity(Kind.PULL, model.model(), service);
      case Action.ConfigureModel(var model) -> new Activity(Kind.OTHER, model.model(), service);
      case Action.RecordContents(var note) -> new Activity(Kind.OTHER, note.name(), service);
    };
  }
}
