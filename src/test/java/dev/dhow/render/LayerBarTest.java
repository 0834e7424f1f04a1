package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.event.StepProgress.Layer;
import org.junit.jupiter.api.Test;

class LayerBarTest {
  private final LayerBar bar = new LayerBar();

  @Test
  void layers_fill_up_while_they_are_pulled() {
    tell("latest", "Pulling from library/web", 0, 0);
    tell("a", "Pulling fs layer", 0, 0);
    tell("b", "Already exists", 0, 0);
    tell("c", "Downloading", 2_000_000, 4_000_000);
    tell("d", "Downloading", 100, 3_000_000);
    tell("d", "Extracting", 5, 3_000_000);

    assertThat(bar.text()).isEqualTo("[ ⣿⣤⣿] 5.0MB / 7.0MB");
  }

  @Test
  void layers_fill_up_while_they_are_pushed() {
    tell("a", "Preparing", 0, 0);
    tell("b", "Waiting", 0, 0);
    tell("c", "Pushing", 1_000_000, 2_000_000);
    tell("d", "Pushing", 3_000_000, 4_000_000);
    tell("d", "Pushed", 0, 0);
    tell("e", "Layer already exists", 0, 0);
    tell("f", "Mounted from library/base", 0, 0);

    assertThat(bar.text()).isEqualTo("[  ⣤⣿⣿⣿] 5.0MB / 6.0MB");
  }

  /// The engine counts more than it announced when it packs what it sends.
  @Test
  void nothing_is_more_than_full() {
    tell("a", "Pushing", 2_100_000, 2_000_000);

    assertThat(bar.text()).isEqualTo("[⣿] 2.0MB / 2.0MB");
  }

  @Test
  void as_long_as_no_size_is_known_there_is_none() {
    assertThat(bar.text()).isEmpty();

    tell("a", "Preparing", 0, 0);
    tell("b", "Already exists", 0, 0);

    assertThat(bar.text()).isEqualTo("[ ⣿]");
  }

  private void tell(String id, String status, long current, long total) {
    bar.update(new Layer(id, status, current, total));
  }
}
