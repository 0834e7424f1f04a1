package dev.dhow.execute;

import dev.dhow.event.StepProgress;
import dev.dhow.plan.Step;
import java.util.function.Consumer;

/// Does the work of a step. Called from many threads at once.
@FunctionalInterface
public interface StepRunner {

  /// Returns when the work is done, and throws when it cannot be.
  void run(Step step, Consumer<StepProgress> progress) throws InterruptedException;
}
