package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.render.LayeredLayout.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeLabelsTest {
  private static final List<Point> EDGE = List.of(new Point(0, 0), new Point(200, 100));
  private static final List<Point> COUNTER_EDGE = List.of(new Point(200, 0), new Point(0, 100));
  private final EdgeLabels labels = new EdgeLabels();

  @Test
  void a_label_is_in_the_middle_of_its_edge() {
    assertThat(labels.place(EDGE, 40)).isEqualTo(new Point(100, 50));
  }

  @Test
  void labels_of_edges_that_cross_lie_beside_each_other() {
    var first = labels.place(EDGE, 40);
    var second = labels.place(COUNTER_EDGE, 40);

    assertThat(Math.abs(first.x() - second.x()) >= 40 || Math.abs(first.y() - second.y()) >= 12)
        .as("%s and %s", first, second)
        .isTrue();
  }

  @Test
  void a_label_keeps_off_a_box() {
    labels.avoid(80, 30, 60, 40);

    var place = labels.place(EDGE, 40);

    assertThat(place.x() + 20 <= 80 || place.x() - 20 >= 140 || place.y() <= 24 || place.y() >= 76)
        .as("%s", place)
        .isTrue();
  }

  @Test
  void where_the_first_part_of_an_edge_is_covered_the_next_one_is_taken() {
    labels.avoid(-100, -10, 400, 116);

    var place = labels.place(List.of(new Point(0, 0), new Point(0, 100), new Point(0, 300)), 40);

    assertThat(place.y()).isGreaterThan(106);
  }

  @Test
  void where_everything_is_covered_the_label_stays_on_its_edge() {
    labels.avoid(-500, -500, 1000, 1000);

    assertThat(labels.place(EDGE, 40)).isEqualTo(new Point(100, 50));
  }
}
