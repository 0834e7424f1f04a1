package dev.dhow.app;

import dev.dhow.execute.Exits;
import dev.dhow.execute.Timer;
import dev.dhow.plan.DownRequest;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ObservedContainer;
import java.util.List;
import java.util.Set;

/// `wait`: until containers that run have ended. With only a name it needs no files.
public final class Wait {
  private static final int UNKNOWN = 42;

  private final Workplace workplace;

  public Wait(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @param services as named
  /// @param downProject whether the project goes when the first container has ended
  /// @return the exit code of the container that ended last, or first when the project goes
  public int run(Set<String> services, boolean downProject, boolean dryRun)
      throws InterruptedException {
    var project = workplace.projects().named();
    project.check(services);
    int code;
    try (var exits = new Exits(workplace.engine().get(), project.name(), Timer.real())) {
      var running =
          workplace.engine().get().containers(project.name()).stream()
              .filter(each -> each.status().isUp() && services.contains(each.service()))
              .map(ObservedContainer::id)
              .toList();
      if (running.isEmpty()) {
        throw new UsageException(
            "no containers for project \""
                + project.name()
                + "\" that run, of "
                + String.join(", ", services),
            "see what has ended with `dhow ps -a`");
      }
      code = await(exits, running, downProject);
    }
    if (downProject) {
      var down = new DownOptions(Set.of(), true, false, DownRequest.Images.NONE, null, dryRun);
      var _ = new Down(workplace).run(down);
    }
    return code;
  }

  private int await(Exits exits, List<ContainerId> running, boolean onlyFirst)
      throws InterruptedException {
    var out = workplace.screen().out();
    var last = 0;
    for (var exit = exits.next(running); exit.isPresent(); exit = exits.next(running)) {
      var code = exit.get().code();
      var container = exit.get().container().value();
      if (code == null) {
        throw new FailedException(unknown(container));
      }
      out.println("container \"%s\" exited with status code %d".formatted(container, code));
      out.flush();
      last = code;
      if (onlyFirst) {
        break;
      }
    }
    return last;
  }

  private int unknown(String container) {
    workplace
        .screen()
        .tell(
            "container \"%s\" was removed while the engine was out of reach: its exit code is unknown"
                .formatted(container));
    return UNKNOWN;
  }
}
