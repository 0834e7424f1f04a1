package dev.dhow.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dhow.engine.FakeEngine;
import dev.dhow.engine.SpecBuilder;
import dev.dhow.engine.VirtualTime;
import dev.dhow.event.ServiceFailedException;
import dev.dhow.event.StepProgress;
import dev.dhow.model.ProjectName;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.state.ContainerId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/// A project with a database that is waited for, on an engine in memory.
@Timeout(10)
abstract class WaitScene {

  static final ProjectName PROJECT = new ProjectName("shop");
  static final ServiceName DB = new ServiceName("db");
  static final Duration INTERVAL = Duration.ofSeconds(30);

  final VirtualTime time = new VirtualTime();
  final FakeEngine engine = new FakeEngine(time).withImage("busybox:latest");
  final LinkedBlockingQueue<String> progress = new LinkedBlockingQueue<>();
  private final EngineWatch watch = new EngineWatch(engine, PROJECT, time::after);
  private final Map<ContainerId, String> containers = new LinkedHashMap<>();
  final Map<ContainerId, Duration> ran = new LinkedHashMap<>();
  boolean hurries;

  @AfterEach
  void close() {
    watch.close();
  }

  SpecBuilder db() {
    return new SpecBuilder("shop", "db");
  }

  /// With a healthcheck that asks the script how it goes.
  SpecBuilder probed() {
    return db().probe(INTERVAL, "CMD", "pg_isready");
  }

  void run(ContainerSpec spec) throws InterruptedException {
    var id = engine.create(spec);
    engine.start(id);
    containers.put(id, spec.name());
  }

  Waiting await(Goal goal) {
    return await(goal, null);
  }

  Waiting await(Goal goal, @Nullable Duration timeout) {
    var context =
        new ServiceWait.Context(engine, watch, time::after, new Evidence(engine), hurries);
    var wait =
        new ServiceWait(
            context,
            goal,
            DB,
            containers,
            timeout == null ? null : new ServiceWait.Limit(timeout, timeout),
            null,
            ran,
            step -> progress.add(((StepProgress.Waiting) step).text()));
    return new Waiting(wait);
  }

  /// A wait on a thread of its own.
  static final class Waiting {
    private final FutureTask<Boolean> task;
    final Thread thread;

    Waiting(ServiceWait wait) {
      task =
          new FutureTask<>(() -> {
            wait.await();
            return null;
          });
      thread = Thread.startVirtualThread(task);
    }

    boolean isOver() {
      return task.isDone();
    }

    void succeeds() throws InterruptedException, ExecutionException {
      task.get();
    }

    ServiceFailedException fails() {
      var failure = catchThrowableOfType(ExecutionException.class, task::get);
      assertThat(failure).hasCauseInstanceOf(ServiceFailedException.class);
      return (ServiceFailedException) Objects.requireNonNull(failure.getCause());
    }
  }
}
