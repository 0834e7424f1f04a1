package dev.dhow.engine;

import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The calls to a [FakeEngine] that change what an existing container does.
final class FakeControl implements ContainerControl {
  private final Calls calls;
  private final FakeMachine machine;
  private final FakeStore store;

  FakeControl(Calls calls, FakeMachine machine, FakeStore store) {
    this.calls = calls;
    this.machine = machine;
    this.store = store;
  }

  @Override
  public void start(ContainerId container) throws InterruptedException {
    calls.made("start", container.value());
    synchronized (machine) {
      run(machine.container(container));
    }
  }

  private void run(FakeContainer container) {
    if (container.status == ContainerStatus.PAUSED) {
      throw new EngineException.Refused(
          500, "cannot start a paused container, try unpause instead", null);
    }
    if (!container.runs()) {
      FakeSharing.checkStart(container.spec, machine.containers());
      FakePorts.assign(container, machine.containers());
      container.endpoints.forEach(endpoint ->
          container.networkIds.put(endpoint.network(), store.networkId(endpoint.network())));
      machine.start(container);
    }
  }

  @Override
  public void stop(ContainerId container, @Nullable Duration grace) throws InterruptedException {
    calls.made("stop", container.value());
    machine.stop(machine.container(container));
  }

  @Override
  public void kill(ContainerId container, String signal) throws InterruptedException {
    calls.made("kill", container.value());
    machine.kill(machine.container(container), signal);
  }

  @Override
  public void restart(ContainerId container, @Nullable Duration grace) throws InterruptedException {
    calls.made("restart", container.value());
    synchronized (machine) {
      var found = machine.container(container);
      machine.stop(found);
      run(found);
      machine.tell(found, "restart");
    }
  }

  @Override
  public void pause(ContainerId container) throws InterruptedException {
    calls.made("pause", container.value());
    machine.pause(machine.container(container));
  }

  @Override
  public void unpause(ContainerId container) throws InterruptedException {
    calls.made("unpause", container.value());
    machine.unpause(machine.container(container));
  }

  @Override
  public void rename(ContainerId container, String name) throws InterruptedException {
    calls.made("rename", name);
    machine.rename(machine.container(container), name);
  }

  @Override
  public void remove(ContainerId container, boolean anonymousVolumes, boolean force)
      throws InterruptedException {
    calls.made("remove", container.value());
    synchronized (machine) {
      var found = machine.containers().stream().filter(one -> one.id.equals(container)).findAny();
      if (found.isPresent()) {
        if (!force && found.get().runs()) {
          throw new EngineException.Conflict(
              "cannot remove container " + found.get().name + ": container is running", null);
        }
        machine.remove(found.get());
        if (anonymousVolumes) {
          var used = machine.containers().stream().flatMap(each -> each.mounts.stream()).toList();
          found.get().mounts.stream()
              .filter(mount ->
                  used.stream().noneMatch(each -> Objects.equals(each.name(), mount.name())))
              .forEach(store::removeAnonymous);
        }
      }
    }
  }
}
