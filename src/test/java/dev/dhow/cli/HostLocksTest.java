package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.app.Locks;
import dev.dhow.model.ProjectName;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HostLocksTest {
  private static final ProjectName SHOP = new ProjectName("shop");

  @TempDir Path folder;
  private final HostLocks locks = new HostLocks(() -> folder);

  private Locks.Held acquire() throws InterruptedException {
    return locks.acquire("engine", SHOP, _ -> {});
  }

  @Test
  void what_is_left_unfinished_is_told_to_the_next_one_until_it_is_settled()
      throws InterruptedException {
    try (var _ = acquire()) {
      locks.leaveUnfinished(SHOP);
    }
    assertThat(locks.isUnfinished(SHOP)).isTrue();
    try (var next = acquire()) {
      assertThat(next.followsKilled()).isTrue();
      next.settled();
    }
    assertThat(locks.isUnfinished(SHOP)).isFalse();
  }

  @Test
  void what_was_done_without_the_lock_is_not_left_by_who_gets_it_later()
      throws InterruptedException {
    locks.leaveUnfinished(SHOP);
    try (var held = acquire()) {
      assertThat(held.followsKilled()).isFalse();
    }
    assertThat(locks.isUnfinished(SHOP)).isFalse();
  }
}
