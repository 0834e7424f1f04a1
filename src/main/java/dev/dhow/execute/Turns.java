package dev.dhow.execute;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Permits that are given first to those who are urgent, and else in the order of asking.
final class Turns {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition forUrgent = lock.newCondition();
  private final Condition forOthers = lock.newCondition();
  private int free;
  private int urgentWaiting;

  Turns(int permits) {
    this.free = permits;
  }

  void acquire(boolean urgent) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (urgent) {
        awaitUrgently();
      } else {
        while (free == 0 || urgentWaiting > 0) {
          forOthers.await();
        }
      }
      free--;
    } finally {
      // Whoever was woken and had to wait on, or was interrupted, may have been woken for another.
      wakeNext();
      lock.unlock();
    }
  }

  private void awaitUrgently() throws InterruptedException {
    urgentWaiting++;
    try {
      while (free == 0) {
        forUrgent.await();
      }
    } finally {
      urgentWaiting--;
    }
  }

  void release() {
    lock.lock();
    try {
      free++;
      wakeNext();
    } finally {
      lock.unlock();
    }
  }

  private void wakeNext() {
    if (free > 0) {
      (urgentWaiting > 0 ? forUrgent : forOthers).signal();
    }
  }
}
