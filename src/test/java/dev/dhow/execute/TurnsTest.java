package dev.dhow.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TurnsTest {

  @Test
  void who_is_urgent_comes_first_and_the_others_in_the_order_of_asking()
      throws InterruptedException {
    var turns = new Turns(1);
    var order = new CopyOnWriteArrayList<String>();
    turns.acquire(false);

    var threads = new ArrayList<Thread>();
    for (var name : List.of("a", "b", "urgent-a", "c", "urgent-b")) {
      threads.add(waiting(turns, name, order));
    }
    turns.release();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(order).containsExactly("urgent-a", "urgent-b", "a", "b", "c");
  }

  @Test
  void who_gives_up_takes_nothing_along() throws InterruptedException {
    var turns = new Turns(1);
    var order = new CopyOnWriteArrayList<String>();
    turns.acquire(true);

    var impatient = waiting(turns, "urgent", order);
    var other = waiting(turns, "other", order);
    impatient.interrupt();
    impatient.join();
    turns.release();
    other.join();

    assertThat(order).containsExactly("other");
  }

  /// Many threads of both kinds, some of which are interrupted: nobody waits for ever, and never
  /// are there more at once than permits.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void no_permit_is_lost(long seed) throws InterruptedException {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var turns = new Turns(3);
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 500; i++) {
      boolean urgent = random.nextBoolean();
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              turns.acquire(urgent);
            } catch (InterruptedException _) {
              return;
            }
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            inside.decrementAndGet();
            turns.release();
          }));
      if (random.nextInt(4) == 0) {
        threads.get(random.nextInt(threads.size())).interrupt();
      }
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(most.get()).isBetween(1, 3);
    for (int i = 0; i < 3; i++) {
      turns.acquire(false);
    }
  }

  /// Returns once it waits for its turn.
  private static Thread waiting(Turns turns, String name, List<String> order)
      throws InterruptedException {
    var begun = new Semaphore(0);
    var thread =
        Thread.ofPlatform()
            .start(() -> {
              begun.release();
              try {
                turns.acquire(name.startsWith("urgent"));
              } catch (InterruptedException _) {
                return;
              }
              order.add(name);
              turns.release();
            });
    begun.acquire();
    Eventually.isTrue("it waits", () -> thread.getState() == Thread.State.WAITING);
    return thread;
  }
}
