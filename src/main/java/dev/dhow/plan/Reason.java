package dev.dhow.plan;

import dev.dhow.model.ServiceName;
import dev.dhow.state.ContainerId;
import java.util.List;
import java.util.stream.Stream;

/// Why a step is in the plan, in a form both people and tests can read.
public sealed interface Reason {
  record Missing() implements Reason {}

  /// @param changes sorted by field, contents after them
  record Changed(List<FieldChange> changes) implements Reason {

    public Changed {
      changes = List.copyOf(changes);
    }

    /// @param fields such as `image` or `environment.DEBUG`
    public static Changed of(List<String> fields) {
      return new Changed(fields.stream().map(FieldChange::named).toList());
    }

    public List<String> fields() {
      return changes.stream().map(FieldChange::field).toList();
    }

    Changed and(List<FieldChange> others) {
      return new Changed(
          Stream.concat(changes.stream(), others.stream())
              .sorted((one, other) -> one.field().compareTo(other.field()))
              .toList());
    }

    Changed and(Changed others) {
      return new Changed(Stream.concat(changes.stream(), others.changes.stream()).toList());
    }
  }

  /// The configuration differs, and nothing tells in which fields.
  record ChangedSomehow() implements Reason {}

  /// The configuration hash of a container that docker compose made differs, and that is all its
  /// labels tell; an [Inspection] may tell more.
  record ChangedUntold(ContainerId container) implements Reason {}

  /// The configuration hash of a container differs, but nothing of what can be compared.
  ///
  /// @param perhaps what the files say now of what is recorded nowhere, such as `post_start`
  record ChangedUnrecorded(List<String> perhaps) implements Reason {

    public ChangedUnrecorded {
      perhaps = List.copyOf(perhaps);
    }

    private String words() {
      var changed = perhaps.isEmpty() ? "" : String.join(", ", perhaps) + " may have changed, or ";
      return "configuration hash differs, all that is recorded is equal: "
          + changed
          + "something that is not recorded, such as a hook, was removed";
    }
  }

  /// The reference stands for another image now.
  record ImageUpdated(String image) implements Reason {}

  /// There is an image of that name, but for another platform.
  record OtherPlatform(String found, String wanted) implements Reason {}

  /// It was pulled longer ago than the service's pull policy allows.
  record Outdated(String policy) implements Reason {}

  /// @param option as the user gave it, such as `--force-recreate`, or the command itself, such as
  ///   `down`
  record Requested(String option) implements Reason {

    /// Of everything done with a container that somebody waits for to run a command.
    public static final Requested RUN = new Requested("run");
  }

  /// It exists but does not run.
  record NotRunning() implements Reason {}

  record NotConnected(String network) implements Reason {}

  record NotMounted(String volume) implements Reason {}

  record ScaledDown(int from, int to) implements Reason {}

  /// Its service is not in the project any more.
  record Orphan() implements Reason {}

  record NeededBy(ServiceName service) implements Reason {}

  /// @param service which was restarted or recreated
  record DependencyRestarted(ServiceName service) implements Reason {}

  /// @param service whose container it shares something with, and which has another container now
  record PeerReplaced(ServiceName service) implements Reason {}

  /// Containers are replaced a few at a time, so that there are always some.
  record Rolling() implements Reason {}

  record ReplacedBy(StepId step) implements Reason {}

  /// A replacement was cut short and left it behind.
  record Leftover() implements Reason {}

  /// There is another one of the same name, which is used.
  record Twin() implements Reason {}

  /// Puts back what a failed replacement took away.
  ///
  /// @param whenCancelled whether also where the run was cancelled
  record PutBack(StepId step, boolean whenCancelled) implements Reason {

    public PutBack(StepId step) {
      this(step, true);
    }

    /// What is left as it is where the run was cancelled, as are networks that are made anew.
    static PutBack unlessCancelled(StepId step) {
      return new PutBack(step, false);
    }
  }

  default String text() {
    return switch (this) {
      case Missing() -> "does not exist yet";
      case Changed changed -> String.join(", ", changed.fields()) + " changed";
      case ChangedSomehow() -> "configuration changed";
      case ChangedUntold _ -> "configuration changed, in what docker compose's labels do not tell";
      case ChangedUnrecorded changed -> changed.words();
      case ImageUpdated(var image) -> "image " + image + " was updated";
      case OtherPlatform(var found, var wanted) ->
          "what is there is for " + found + ", not " + wanted;
      case Outdated(var policy) -> "pull_policy is " + policy;
      case Requested(var option) when option.startsWith("-") -> option + " was given";
      case Requested(var command) -> "asked for by " + command;
      case NotRunning() -> "is not running";
      case NotConnected(var network) -> "is not connected to network " + network;
      case NotMounted(var volume) -> "does not mount volume " + volume;
      case ScaledDown(var from, var to) -> "scaled down from %d to %d".formatted(from, to);
      case Orphan() -> "its service is no longer in the project";
      case NeededBy(var service) -> service + " needs it";
      case DependencyRestarted(var service) -> service + " was restarted";
      case PeerReplaced(var service) -> "shares with " + service + ", which has a new container";
      case Rolling() -> "before more is replaced";
      case ReplacedBy(var step) -> "replaced by " + step;
      case Leftover() -> "left over from a replacement that was cut short";
      case Twin() -> "there are two of this name";
      case PutBack(var step, _) -> "puts back if " + step + " fails";
    };
  }
}
