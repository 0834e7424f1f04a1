package dev.dhow.render;

import dev.dhow.model.LanguageModel;
import dev.dhow.plan.Action;
import dev.dhow.plan.Action.RunProvider.Verb;
import dev.dhow.plan.ContainerRef;
import dev.dhow.plan.Plan;
import dev.dhow.plan.StepId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A thing of the engine that progress is told about; all steps on it share one line.
///
/// @param kind `Container`, `Network`, `Volume`, `Image` or `Model`
record Resource(String kind, String name) {

  static Resource container(String name) {
    return new Resource("Container", name);
  }

  private static Resource model(LanguageModel model) {
    return new Resource("Model", Objects.requireNonNullElse(model.name(), model.key()));
  }

  /// What people see, such as `Container demo-web-1`.
  String id() {
    return kind + " " + SafeText.of(name);
  }

  /// Finds the resources that steps of a plan act on.
  ///
  /// A container that replaces another one is created under a temporary name; people know it by its
  /// final one, which the steps that refer to it carry.
  static final class Finder {
    private final Map<StepId, String> finalNames = new HashMap<>();

    Finder(Plan plan) {
      for (var step : plan.steps()) {
        for (var container : containers(step.action())) {
          if (container instanceof ContainerRef.CreatedBy(var created, var name)) {
            finalNames.put(created, name);
          }
        }
      }
    }

    /// Usually one; a wait may watch several containers.
    List<Resource> of(StepId step, Action action) {
      return switch (action) {
        case Action.PullImage pull -> List.of(new Resource("Image", pull.image()));
        case Action.PushImage push -> List.of(new Resource("Image", push.image()));
        case Action.BuildImage build -> List.of(new Resource("Image", build.build().image()));
        case Action.RemoveImage remove -> List.of(new Resource("Image", remove.image()));
        case Action.RunProvider(_, _, var verb) when verb == Verb.STOP -> List.of();
        case Action.RunProvider run ->
            List.of(new Resource("Provider", run.service().name().value()));
        case Action.PullModel pull -> List.of(model(pull.model()));
        case Action.ConfigureModel configure -> List.of(model(configure.model()));
        case Action.CreateNetwork create ->
            List.of(new Resource("Network", create.network().name()));
        case Action.RemoveNetwork remove -> List.of(new Resource("Network", remove.name()));
        case Action.CreateVolume create -> List.of(new Resource("Volume", create.volume().name()));
        case Action.RemoveVolume remove -> List.of(new Resource("Volume", remove.shown()));
        case Action.CreateContainer create ->
            List.of(container(finalNames.getOrDefault(step, create.container().name())));
        // People see what it is done for: a start, a removal, a pull.
        case Action.CopyFiles _,
            Action.RemoveSecrets _,
            Action.RecordContents _,
            Action.DateImage _,
            Action.Delay _ ->
            List.of();
        case Action.RunHook _,
            Action.StartContainer _,
            Action.StopContainer _,
            Action.KillContainer _,
            Action.RestartContainer _,
            Action.PauseContainer _,
            Action.UnpauseContainer _,
            Action.RemoveContainer _,
            Action.RenameContainer _,
            Action.ConnectNetwork _,
            Action.DisconnectNetwork _,
            Action.AwaitHealthy _,
            Action.AwaitCompleted _,
            Action.AwaitReady _,
            Action.AwaitLasting _ ->
            containers(action).stream().map(ref -> container(ref.name())).distinct().toList();
      };
    }

    private static List<ContainerRef> containers(Action action) {
      return switch (action) {
        case Action.CopyFiles(var container, _, _) -> List.of(container);
        case Action.RunHook(var container, _, _, _) -> List.of(container);
        case Action.StartContainer(var container) -> List.of(container);
        case Action.StopContainer(var container, _) -> List.of(container);
        case Action.KillContainer(var container, _) -> List.of(container);
        case Action.RestartContainer(var container, _) -> List.of(container);
        case Action.PauseContainer(var container) -> List.of(container);
        case Action.UnpauseContainer(var container) -> List.of(container);
        case Action.RemoveContainer(var container, _, _) -> List.of(container);
        case Action.RenameContainer(var container, _) -> List.of(container);
        case Action.ConnectNetwork(var container, _) -> List.of(container);
        case Action.DisconnectNetwork(var container, _) -> List.of(container);
        case Action.AwaitHealthy(_, var containers, _) -> containers;
        case Action.AwaitCompleted(_, var containers, _, _) -> containers;
        case Action.AwaitReady(_, var containers, _, _) -> containers;
        case Action.AwaitLasting(_, var container) -> List.of(container);
        case Action.PullImage _,
            Action.PushImage _,
            Action.DateImage _,
            Action.BuildImage _,
            Action.RemoveImage _,
            Action.CreateNetwork _,
            Action.RemoveNetwork _,
            Action.CreateVolume _,
            Action.RemoveVolume _,
            Action.RemoveSecrets _,
            Action.RecordContents _,
            Action.RunProvider _,
            Action.PullModel _,
            Action.ConfigureModel _,
            Action.Delay _,
            Action.CreateContainer _ ->
            List.of();
      };
    }
  }
}
