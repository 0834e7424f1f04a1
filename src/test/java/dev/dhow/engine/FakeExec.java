package dev.dhow.engine;

import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import java.time.Duration;
import java.util.List;

/// Commands in the containers of a [FakeEngine].
final class FakeExec {

  private FakeExec() {}

  static ExecResult run(
      FakeMachine machine, ContainerId container, List<String> command, Duration timeout) {
    synchronized (machine) {
      var found = machine.container(container);
      if (found.status != ContainerStatus.RUNNING) {
        throw new EngineException.Conflict(
            "container " + found.name + " is " + found.status.id(), null);
      }
      if (!command.isEmpty() && command.equals(found.probeCommand())) {
        var probe = machine.probe(found);
        return new ExecResult(probe.exitCode(), probe.output());
      }
      var behaviour = Behaviour.of(command, true);
      if (behaviour.lifetime() == null || behaviour.lifetime().compareTo(timeout) > 0) {
        throw new EngineException.TimedOut("the command did not end in time", null);
      }
      return new ExecResult(behaviour.exitCode(), FakeMachine.text(behaviour));
    }
  }
}
