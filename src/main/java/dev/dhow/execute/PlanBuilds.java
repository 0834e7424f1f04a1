package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.ImageBuilds;
import dev.dhow.engine.Progress;
import dev.dhow.plan.Plan;
import dev.dhow.spec.BuildSpec;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The builds of one plan, opened when the first of them is due. Those that are done only because
/// something failed are on their own, as nobody knows before whether they are.
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
    if (together.contains(build)) {
      opened().build(build, progress);
      return;
    }
    try (var alone = engine.builds(List.of(build), 1)) {
      alone.build(build, progress);
    }
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
