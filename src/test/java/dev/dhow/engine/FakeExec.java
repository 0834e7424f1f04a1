package dev.dhow.engine;

import dev.dhow.model.Hook;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Commands in the containers of a [FakeEngine].
final class FakeExec {

  private FakeExec() {}

  static int run(FakeMachine machine, ContainerId container, Hook hook, Consumer<String> output) {
    synchronized (machine) {
      checkRuns(machine.container(container));
    }
    var behaviour = Behaviour.of(Objects.requireNonNull(hook.command()), true);
    behaviour.output().forEach(said -> output.accept(said.line()));
    return behaviour.exitCode();
  }

  private static void checkRuns(FakeContainer container) {
    if (container.status != ContainerStatus.RUNNING) {
      throw new EngineException.Conflict(
          "container " + container.name + " is " + container.status.id(), null);
    }
  }

  /// An image called `distroless` has no programs.
  private static ExecResult remove(FakeContainer container, List<String> paths) {
    if (container.spec.image().equals("distroless")) {
      return new ExecResult(127, "exec: \"rm\": executable file not found");
    }
    for (var path : paths) {
      container.disk.keySet().removeIf(each -> each.equals(path) || each.startsWith(path + "/"));
    }
    return new ExecResult(0, "");
  }

  static ExecResult run(
      FakeMachine machine, ContainerId container, List<String> command, Duration timeout) {
    synchronized (machine) {
      var found = machine.container(container);
      checkRuns(found);
      if (!command.isEmpty() && command.equals(found.probeCommand())) {
        var probe = machine.probe(found);
        return new ExecResult(probe.exitCode(), probe.output());
      }
      if (command.size() > 3 && command.subList(0, 3).equals(List.of("rm", "-rf", "--"))) {
        return remove(found, command.subList(3, command.size()));
      }
      var behaviour = Behaviour.of(command, true);
      if (behaviour.lifetime() == null || behaviour.lifetime().compareTo(timeout) > 0) {
        throw new EngineException.TimedOut("the command did not end in time", null);
      }
      return new ExecResult(behaviour.exitCode(), FakeMachine.text(behaviour));
    }
  }
}
