package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockOwnerTest {
  @TempDir Path here;
  @TempDir Path elsewhere;

  @Test
  void a_folder_keeps_its_name_and_shares_it_with_none() throws IOException {
    var name = LockOwner.of(here);

    assertThat(LockOwner.of(here)).isEqualTo(name);
    assertThat(LockOwner.of(elsewhere)).isNotEqualTo(name);
    try (var files = Files.list(here)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void what_is_no_name_is_not_taken_for_one() throws IOException {
    Files.writeString(here.resolve("maker"), "everybody\n");

    assertThat(LockOwner.of(here)).isNotEqualTo("everybody").isNotEqualTo(LockOwner.of(here));
  }

  @Test
  void without_a_folder_nobody_else_has_the_name() {
    var nowhere = here.resolve("gone");

    assertThat(LockOwner.of(nowhere)).isNotEqualTo(LockOwner.of(nowhere));
  }
}
