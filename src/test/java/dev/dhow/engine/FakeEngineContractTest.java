package dev.dhow.engine;

class FakeEngineContractTest extends EngineStreamContract {

  @Override
  protected Engine connect() {
    return new FakeEngine(new VirtualTime().fastForward()).withImage("busybox:latest");
  }
}
