package dev.dhow.engine;

/// Waits for the next end of a container of a [FakeEngine].
final class FakeEnding implements Ending {
  private final FakeMachine machine;
  private final FakeContainer container;
  private final Kind kind;
  private final int before;
  private boolean closed;

  FakeEnding(FakeMachine machine, FakeContainer container, Kind kind) {
    this.machine = machine;
    this.container = container;
    this.kind = kind;
    synchronized (machine) {
      this.before = container.ends;
    }
  }

  @Override
  public int await() throws InterruptedException {
    synchronized (machine) {
      while (isToCome()) {
        machine.wait();
      }
      if (closed) {
        throw new EngineException.Unreachable("the connection broke", null, null);
      }
      return container.exitCode;
    }
  }

  private boolean isToCome() {
    var gone = !machine.containers().contains(container);
    boolean awaited =
        switch (kind) {
          case NEXT -> container.ends == before;
          case REMOVAL -> true;
          case CURRENT -> container.ends == before && container.status.isUp();
        };
    return !closed && !gone && awaited;
  }

  @Override
  public void close() {
    synchronized (machine) {
      closed = true;
      machine.notifyAll();
    }
  }
}
