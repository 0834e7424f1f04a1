package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.ImageBuilds;
import dev.dhow.engine.Progress;
import dev.dhow.plan.Plan;
import dev.dhow.spec.BuildSpec;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The builds of one plan, opened when the first of them is due.
public final class PlanBuilds implements AutoCloseable {
  private final Engine engine;
  private final List<BuildSpec> together;
  private final int atOnce;
  private @Nullable ImageBuilds opened;

  /// @param atOnce how many to build at once where they are built one by one
  public PlanBuilds(Engine engine, Plan plan, int atOnce) {
    this.engine = engine;
    this.together = plan.builds();
    this.atOnce = atOnce;
  }

  void build(BuildSpec build, Consumer<Progress> progress) throws InterruptedException {
    opened().build(build, progress);
  }

  private synchronized ImageBuilds opened() throws InterruptedException {
    if (opened == null) {
      opened = engine.builds(together, atOnce);
    }
    return opened;
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
