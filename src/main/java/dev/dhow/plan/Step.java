package dev.dhow.plan;

import dev.dhow.model.ServiceName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One piece of work, why it is done, and what it waits for.
///
/// @param service the service it is done for; null for shared things such as networks
public record Step(
    StepId id, Action action, Reason reason, @Nullable ServiceName service, List<Need> needs) {

  public Step {
    needs = List.copyOf(needs);
  }

  /// Whether it ends a replacement, by putting the old container back or by removing it. That is
  /// done even when a run is cancelled, so that one container stays, and under its own name.
  public boolean endsReplacement() {
    return switch (reason) {
      case Reason.PutBack(_, var whenCancelled) -> whenCancelled;
      case Reason.ReplacedBy _ ->
          action instanceof Action.RemoveContainer || action instanceof Action.RemoveSecrets;
      case Reason _ -> false;
    };
  }
}
