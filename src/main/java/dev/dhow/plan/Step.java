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
}
