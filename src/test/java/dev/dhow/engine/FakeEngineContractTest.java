package dev.dhow.engine;

class FakeEngineContractTest extends SessionsContract {

  @Override
  protected Engine connect() {
    return new FakeEngine(new VirtualTime().fastForward()).withImage("busybox:latest");
  }
}
