package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InterruptsTest {
  private static final Set<Thread.State> AT_REST =
      Set.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING);

  private final List<Runnable> later = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean begun = true;
  private boolean moved = true;
  private boolean answered = true;
  private boolean gaveUp;

  private Interrupts interrupts(Thread worker) {
    return new Interrupts(
        worker,
        (_, deed) -> later.add(deed),
        new Interrupts.Program() {
          @Override
          public boolean hasBegun() {
            return begun;
          }

          @Override
          public void endAtOnce() {
            ended.countDown();
          }

          @Override
          public boolean hasMovedWithin(Duration time) {
            return moved;
          }

          @Override
          public boolean isAnsweredWithin(Duration time) {
            return answered;
          }

          @Override
          public void giveUp() {
            gaveUp = true;
          }
        });
  }

  private void runLater() {
    var due = List.copyOf(later);
    later.clear();
    due.forEach(Runnable::run);
  }

  @Test
  void a_worker_that_does_not_notice_the_second_signal_is_ended() {
    var blocked = Thread.ofPlatform().unstarted(() -> {});
    var interrupts = interrupts(blocked);
    interrupts.receive();
    assertThat(later).isEmpty();
    interrupts.receive();
    runLater();
    assertThat(ended.getCount()).isZero();
  }

  @Test
  void a_worker_that_notices_may_take_its_time() throws InterruptedException {
    var noticed = new CountDownLatch(1);
    var worker =
        Thread.ofVirtual()
            .unstarted(() -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException _) {
                noticed.countDown();
              }
            });
    var interrupts = interrupts(worker);
    interrupts.receive();
    interrupts.receive();
    worker.start();
    noticed.await();
    runLater();
    assertThat(ended.getCount()).isOne();
    assertThat(gaveUp).isFalse();
  }

  @Test
  void the_third_signal_ends_at_once() {
    var blocked = Thread.ofPlatform().unstarted(() -> {});
    var interrupts = interrupts(blocked);
    interrupts.receive();
    interrupts.receive();
    assertThat(ended.getCount()).isOne();
    interrupts.receive();
    assertThat(ended.getCount()).isZero();
  }

  @Test
  void so_does_the_first_where_nothing_was_begun() {
    var interrupts = interrupts(Thread.ofPlatform().unstarted(() -> {}));
    begun = false;
    interrupts.receive();
    assertThat(ended.getCount()).isZero();
  }

  @Test
  void after_the_second_signal_what_does_not_move_any_more_is_given_up() {
    var interrupts = interrupts(Thread.ofPlatform().unstarted(() -> {}));
    interrupts.receive();
    interrupts.receive();
    runLater();
    assertThat(gaveUp).isFalse();
    moved = false;
    runLater();
    assertThat(gaveUp).isTrue();
  }

  @Test
  void a_closed_terminal_is_a_first_signal_however_often_it_is_told() {
    var interrupts = interrupts(Thread.ofPlatform().unstarted(() -> {}));
    interrupts.hangUp();
    interrupts.hangUp();
    assertThat(interrupts.areUrgent()).isFalse();
    interrupts.receive();
    interrupts.hangUp();
    assertThat(interrupts.areUrgent()).isTrue();
    assertThat(ended.getCount()).isOne();
  }

  @Test
  void after_a_closed_terminal_an_engine_that_does_not_answer_is_given_up() {
    var interrupts = interrupts(Thread.ofPlatform().unstarted(() -> {}));
    moved = false;
    interrupts.hangUp();
    runLater();
    assertThat(gaveUp).isFalse();
    answered = false;
    runLater();
    assertThat(gaveUp).isTrue();
  }

  @Test
  void what_another_could_not_be_told_is_a_signal_like_any_other() {
    var interrupts = interrupts(Thread.ofPlatform().unstarted(() -> {}));
    interrupts.take("SIGHUP");
    interrupts.take("SIGHUP");
    assertThat(interrupts.areUrgent()).isFalse();
    interrupts.take("SIGTERM");
    assertThat(interrupts.areUrgent()).isTrue();
  }

  @Test
  void who_ends_by_itself_does_not_hear_of_the_first_signal() {
    var interrupts = interrupts(Thread.currentThread());
    interrupts.receive();
    interrupts.anticipate();
    assertThat(Thread.interrupted()).isFalse();
    interrupts.hangUp();
    assertThat(Thread.interrupted()).isFalse();
    interrupts.receive();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupts.areUrgent()).isTrue();
  }

  @Test
  void a_worker_can_wait_until_an_interruption_is_delivered_whole() throws InterruptedException {
    var delivering = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var delivered = new AtomicBoolean();
    var worker =
        new Thread(() -> {}) {
          @Override
          public void interrupt() {
            delivering.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            delivered.set(true);
          }
        };
    var interrupts = interrupts(worker);
    var signal = Thread.ofPlatform().start(interrupts::receive);
    delivering.await();
    var seen = new AtomicBoolean();
    var waiting =
        Thread.ofPlatform()
            .start(() -> {
              interrupts.awaitDelivery();
              seen.set(delivered.get());
            });
    Eventually.isTrue(
        "it waits",
        () -> !waiting.isAlive() || AT_REST.contains(waiting.getState()),
        () -> waiting.getState().name());
    goOn.countDown();
    signal.join();
    waiting.join();
    assertThat(seen).isTrue();
  }
}
