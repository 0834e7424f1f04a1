package dev.dhow.engine;

class FakeInsightContractTest extends InsightContract {

  @Override
  protected Connection connect() {
    var time = new VirtualTime().fastForward();
    var engine = new FakeEngine(time).withImage("busybox:latest");
    return new Connection(engine, engine.insight());
  }
}
