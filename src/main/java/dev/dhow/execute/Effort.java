package dev.dhow.execute;

import dev.dhow.plan.Action;

/// What an action costs.
enum Effort {
  /// Quickly done, but it keeps the engine busy.
  WORK,
  /// The same; and once it has been asked for, the engine does it, whether somebody waits for that
  /// or not.
  START,
  /// Mostly waiting for a container to end.
  STOP,
  /// May take minutes of the network.
  IMAGE,
  /// May take minutes too; whoever builds knows how many images it can build at once.
  BUILD,
  /// Costs the engine nothing, and may take for ever.
  WAIT;

  static Effort of(Action action) {
    return switch (action) {
      case Action.PullImage _, Action.PushImage _, Action.PullModel _ -> IMAGE;
      case Action.BuildImage _ -> BUILD;
      case Action.StartContainer _ -> START;
      case Action.StopContainer _, Action.RestartContainer _ -> STOP;
      case Action.RunProvider _,
          Action.ConfigureModel _,
          Action.RunHook _,
          Action.AwaitHealthy _,
          Action.AwaitCompleted _,
          Action.AwaitReady _,
          Action.AwaitLasting _,
          Action.Delay _ ->
          WAIT;
      case Action.RemoveImage _,
          Action.CreateNetwork _,
          Action.RemoveNetwork _,
          Action.CreateVolume _,
          Action.RemoveVolume _,
          Action.RemoveSecrets _,
          Action.RecordContents _,
          Action.DateImage _,
          Action.CopyFiles _,
          Action.CreateContainer _,
          Action.KillContainer _,
          Action.PauseContainer _,
          Action.UnpauseContainer _,
          Action.RemoveContainer _,
          Action.RenameContainer _,
          Action.ConnectNetwork _,
          Action.DisconnectNetwork _ ->
          WORK;
    };
  }

  /// Whether it is given up when a run is cancelled. Anything else is left to complete, so that
  /// what it did is known.
  boolean mayTakeLong() {
    return this != WORK && this != START;
  }

  /// Whether it is given up when somebody asks for that again. What a start that was given up has
  /// started would be known to nobody.
  boolean canBeGivenUp() {
    return this != START;
  }
}
