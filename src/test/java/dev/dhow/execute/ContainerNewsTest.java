package dev.dhow.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.FakeEngine;
import dev.dhow.engine.VirtualTime;
import dev.dhow.model.ProjectName;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ContainerNewsTest {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final VirtualTime time = new VirtualTime();
  private final FakeEngine engine = new FakeEngine(time);
  private final Semaphore changed = new Semaphore(0);
  private final LinkedBlockingQueue<String> problems = new LinkedBlockingQueue<>();

  @Test
  void an_engine_that_is_out_of_reach_is_told_once_and_listened_to_later()
      throws InterruptedException {
    for (int nth = 1; nth <= 3; nth++) {
      engine
          .calls()
          .failNth("events", nth, new EngineException.Unreachable("no answer " + nth, null, null));
    }
    try (var _ =
        new ContainerNews(
            engine, new ProjectName("shop"), time::after, changed::release, problems::add)) {
      for (int nth = 1; nth <= 3; nth++) {
        engine.calls().awaitCount("events", nth);
        time.awaitPending(PAUSE);
        time.advance(PAUSE);
      }
      changed.acquire();
    }
    assertThat(problems).containsExactly("no answer 1");
  }
}
