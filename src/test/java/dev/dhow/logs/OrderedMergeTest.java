package dev.dhow.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.logs.OrderedMerge.Phase;
import dev.dhow.state.ContainerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderedMergeTest {

  @Test
  void lines_of_the_same_time_keep_the_order_of_their_lanes() throws InterruptedException {
    var merge = new OrderedMerge(Duration.ZERO, Duration.ZERO);
    var first = merge.open();
    var second = merge.open();
    second.put(line("second", 1, "b1"));
    second.put(line("second", 2, "b2"));
    second.turn(Phase.OVER);
    first.put(line("first", 1, "a1"));
    first.put(line("first", 2, "a2"));
    first.turn(Phase.OVER);

    assertThat(all(merge)).containsExactly("a1", "b1", "a2", "b2");
  }

  @Test
  void what_is_added_comes_when_it_is_delivered_or_when_there_is_much_of_it() throws Exception {
    var merge = new OrderedMerge(Duration.ZERO, Duration.ZERO);
    var lane = merge.open();
    for (var number = 1; number <= 200; number++) {
      lane.add(line("web", number, "line " + number));
    }
    var early = merge.take().size();
    assertThat(early).isPositive().isLessThan(200);

    lane.add(line("web", 201, "x".repeat(1 << 20)));
    assertThat(merge.take()).hasSize(201 - early);

    lane.add(line("web", 202, "before"));
    lane.put(line("web", 203, "at once"));
    assertThat(merge.take()).hasSize(2);
  }

  private static List<String> all(OrderedMerge merge) throws InterruptedException {
    var texts = new ArrayList<String>();
    for (var items = merge.take(); !items.isEmpty(); items = merge.take()) {
      items.forEach(item -> texts.add(((LogItem.Line) item).text()));
    }
    return texts;
  }

  private static LogItem line(String service, long second, String text) {
    var source = new LogSource(new ContainerId(service), service + "-1", service, 1);
    return new LogItem.Line(source, Instant.ofEpochSecond(second), Channel.OUT, text, false);
  }
}
