package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {

  @Test
  void without_a_terminal_a_table_is_as_wide_as_its_cells() {
    assertThat(shop(0).text())
        .isEqualTo(
            """
            NAME         COMMAND           PORTS
            shop-web-1   nginx -g daemon   0.0.0.0:8080->80/tcp, [::]:8080->80/tcp
            """);
  }

  @Test
  void on_a_terminal_that_is_wide_enough_it_is_the_same() {
    assertThat(shop(70).text()).isEqualTo(shop(0).text());
  }

  @Test
  void where_it_does_not_fit_the_widest_column_is_folded() {
    assertThat(shop(56).text())
        .isEqualTo(
            """
            NAME         COMMAND           PORTS
            shop-web-1   nginx -g daemon   0.0.0.0:8080->80/tcp,
                                           [::]:8080->80/tcp
            """);
  }

  @Test
  void before_cells_get_too_narrow_what_one_can_do_without_is_left_out() {
    assertThat(shop(40).text())
        .isEqualTo(
            """
            NAME         PORTS
            shop-web-1   0.0.0.0:8080->80/tcp,
                         [::]:8080->80/tcp
            """);
  }

  @Test
  void words_are_cut_only_where_nothing_else_makes_room() {
    var table = new TextTable().fittedTo(50);
    table.row(List.of("NAME", "STATUS", "PORTS"));
    table.row(
        List.of(
            "shop-web-1", "Up 2 minutes (healthy)", "0.0.0.0:39181->80/tcp, [::]:39181->80/tcp"));

    assertThat(table.text())
        .isEqualTo(
            """
            NAME         STATUS         PORTS
            shop-web-1   Up 2 minutes   0.0.0.0:39181->80/tcp,
                         (healthy)      [::]:39181->80/tcp
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 30, 40, 56, 70, 200})
  void no_line_is_wider_than_the_terminal(int width) {
    assertThat(shop(width).text().lines())
        .allMatch(line -> TextWidth.of(line.stripTrailing()) <= width);
  }

  private static TextTable shop(int width) {
    var table = new TextTable().fittedTo(width, "COMMAND");
    table.row(List.of("NAME", "COMMAND", "PORTS"));
    table.row(List.of("shop-web-1", "nginx -g daemon", "0.0.0.0:8080->80/tcp, [::]:8080->80/tcp"));
    return table;
  }
}
