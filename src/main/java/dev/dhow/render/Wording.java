package dev.dhow.render;

import dev.dhow.plan.Action;
import dev.dhow.plan.Reason;
import java.util.Locale;

/// The words of progress; those of docker compose, because people know them and scripts look for
/// them.
///
/// @param plain what is to be done
record Wording(String plain, String doing, String done) {
  static final Wording REPLACE = new Wording("recreate", "Recreate", "Recreated");
  static final String PUT_BACK = "Put back";
  static final String RUNNING = "Running";
  static final String ERROR = "Error";
  static final String SKIPPED = "Skipped";
  static final String CANCELLED = "Cancelled";

  static Wording of(Action action) {
    return switch (action) {
      case Action.PullImage _ -> new Wording("pull", "Pulling", "Pulled");
      case Action.PushImage _ -> new Wording("push", "Pushing", "Pushed");
      case Action.DateImage _ -> new Wording("date", "Dating", "Dated");
      case Action.BuildImage _ -> new Wording("build", "Building", "Built");
      case Action.CreateNetwork _, Action.CreateVolume _, Action.CreateContainer _ ->
          new Wording("create", "Creating", "Created");
      case Action.RemoveImage _,
          Action.RemoveNetwork _,
          Action.RemoveVolume _,
          Action.RemoveSecrets _,
          Action.RemoveContainer _ ->
          new Wording("remove", "Removing", "Removed");
      case Action.RecordContents _ -> new Wording("note", "Noting", "Noted");
      case Action.CopyFiles _ -> new Wording("copy", "Copying", "Copied");
      case Action.RunProvider(_, _, var verb) ->
          switch (verb) {
            case UP -> new Wording("provide", "Creating", "Created");
            case DOWN -> new Wording("remove", "Removing", "Removed");
            case STOP -> new Wording("stop", "Stopping", "Stopped");
          };
      case Action.PullModel _ -> new Wording("pull", "Pulling", "Pulled");
      case Action.ConfigureModel _ -> new Wording("configure", "Configuring", "Configured");
      case Action.RunHook _ -> new Wording("run hook", "Running hook", "Hook ended");
      case Action.StartContainer _ -> new Wording("start", "Starting", "Started");
      case Action.StopContainer _ -> new Wording("stop", "Stopping", "Stopped");
      case Action.KillContainer(_, var signal) -> signalling(signal);
      case Action.RestartContainer _ -> new Wording("restart", "Restarting", "Started");
      case Action.PauseContainer _ -> new Wording("pause", "Pausing", "Paused");
      case Action.UnpauseContainer _ -> new Wording("unpause", "Unpausing", "Unpaused");
      case Action.RenameContainer _ -> new Wording("rename", "Renaming", "Renamed");
      case Action.ConnectNetwork _ -> new Wording("connect", "Connecting", "Connected");
      case Action.DisconnectNetwork _ -> new Wording("disconnect", "Disconnecting", "Disconnected");
      case Action.AwaitHealthy _, Action.AwaitReady _ -> new Wording("wait", "Waiting", "Healthy");
      case Action.AwaitLasting _ -> new Wording("wait", "Waiting", "Started");
      case Action.AwaitCompleted _ -> new Wording("wait", "Waiting", "Exited");
      case Action.Delay _ -> new Wording("wait", "Waiting", "Waited");
    };
  }

  /// Only one signal ends a container for sure.
  private static Wording signalling(String signal) {
    var name = signal.toUpperCase(Locale.ROOT);
    var full = name.startsWith("SIG") ? name : "SIG" + name;
    return full.equals("SIGKILL") || full.equals("SIG9")
        ? new Wording("kill", "Killing", "Killed")
        : new Wording("send " + full, "Sending " + full, "Sent " + full);
  }

  /// Whether a beginning is worth a line of its own where lines cannot be redrawn: what may take
  /// long is, what is over at once is not.
  static boolean takesLong(String doing) {
    return switch (doing) {
      case "Pulling", "Pushing", "Building", "Waiting", "Stopping", "Restarting", "Recreate" ->
          true;
      default -> false;
    };
  }

  /// The reason as far as it tells people something they did not ask for or see anyway.
  static String notable(Reason reason) {
    return switch (reason) {
      case Reason.NotRunning _ -> "was not running";
      case Reason.Missing _,
          Reason.NeededBy _,
          Reason.ReplacedBy _,
          Reason.Rolling _,
          Reason.PutBack _ ->
          "";
      case Reason.Requested(var option) -> option.startsWith("-") ? reason.text() : "";
      case Reason.OtherPlatform _,
          Reason.Outdated _,
          Reason.Changed _,
          Reason.ChangedSomehow _,
          Reason.ChangedUntold _,
          Reason.ChangedUnrecorded _,
          Reason.ImageUpdated _,
          Reason.NotConnected _,
          Reason.NotMounted _,
          Reason.ScaledDown _,
          Reason.Orphan _,
          Reason.Leftover _,
          Reason.Twin _,
          Reason.DependencyRestarted _,
          Reason.PeerReplaced _ ->
          reason.text();
    };
  }
}
