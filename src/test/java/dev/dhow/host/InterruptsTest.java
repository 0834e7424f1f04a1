package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InterruptsTest {
  private final List<Runnable> later = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void a_worker_that_does_not_notice_the_second_signal_is_ended() {
    var blocked = Thread.ofPlatform().unstarted(() -> {});
    var interrupts = new Interrupts(blocked, later::add, ended::countDown);
    interrupts.receive();
    assertThat(later).isEmpty();
    interrupts.receive();
    assertThat(later).hasSize(1);
    later.getFirst().run();
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
    var interrupts = new Interrupts(worker, later::add, ended::countDown);
    interrupts.receive();
    interrupts.receive();
    worker.start();
    noticed.await();
    later.getFirst().run();
    assertThat(ended.getCount()).isOne();
  }

  @Test
  void the_third_signal_ends_at_once() {
    var blocked = Thread.ofPlatform().unstarted(() -> {});
    var interrupts = new Interrupts(blocked, later::add, ended::countDown);
    interrupts.receive();
    interrupts.receive();
    assertThat(ended.getCount()).isOne();
    interrupts.receive();
    assertThat(ended.getCount()).isZero();
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
    var interrupts = new Interrupts(worker, later::add, ended::countDown);
    var signal = Thread.ofPlatform().start(interrupts::receive);
    delivering.await();
    var seen = new AtomicBoolean();
    var waiting =
        Thread.ofPlatform()
            .start(() -> {
              interrupts.awaitDelivery();
              seen.set(delivered.get());
            });
    while (waiting.isAlive() && waiting.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
    goOn.countDown();
    signal.join();
    waiting.join();
    assertThat(seen).isTrue();
  }
}
