package dev.dhow.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.event.RawText;
import dev.dhow.logs.OrderedMerge.Phase;
import dev.dhow.state.ContainerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
    for (var number = 1; number <= 700; number++) {
      lane.add(line("web", number, "line " + number));
    }
    var early = merge.take().size();
    assertThat(early).isPositive().isLessThan(700);

    lane.add(line("web", 701, "x".repeat(1 << 20)));
    assertThat(merge.take()).hasSize(701 - early);

    lane.add(line("web", 702, "before"));
    lane.put(line("web", 703, "at once"));
    assertThat(merge.take()).hasSize(2);
  }

  @Test
  void however_items_come_they_leave_in_the_order_of_time() throws InterruptedException {
    for (var seed = 0; seed < 30; seed++) {
      var random = new Random(seed);
      var merge = new OrderedMerge(Duration.ZERO, Duration.ZERO);
      var expected = new ArrayList<LogItem.Line>();
      var writers = new ArrayList<Thread>();
      for (var ordinal = 0; ordinal < 1 + seed % 4; ordinal++) {
        var service = "s" + ordinal;
        var lane = merge.open();
        var lines = new ArrayList<LogItem.Line>();
        var second = 0L;
        for (var i = random.nextInt(5000); i > 0; i--) {
          second += random.nextInt(3);
          lines.add(line(service, second, service + "-" + i));
        }
        expected.addAll(lines);
        var pauses = new Random(random.nextLong());
        writers.add(
            Thread.ofVirtual()
                .unstarted(() -> {
                  try {
                    for (var each : lines) {
                      lane.add(each);
                      if (pauses.nextInt(50) == 0) {
                        lane.deliver();
                      }
                    }
                    lane.deliver();
                    lane.turn(Phase.OVER);
                  } catch (InterruptedException _) {
                    merge.fail(new IllegalStateException("interrupted"));
                  }
                }));
      }
      writers.forEach(Thread::start);
      // Stable: those of the same time stay in the order of their lanes.
      expected.sort((one, other) -> one.at().compareTo(other.at()));

      assertThat(all(merge))
          .containsExactlyElementsOf(expected.stream().map(LogItem.Line::text).toList());
    }
  }

  private static List<String> all(OrderedMerge merge) throws InterruptedException {
    var texts = new ArrayList<String>();
    for (var items = merge.take(); !items.isEmpty(); items = merge.take()) {
      items.forEach(item -> texts.add(((LogItem.Line) item).text()));
    }
    return texts;
  }

  private static LogItem.Line line(String service, long second, String text) {
    var source = new LogSource(new ContainerId(service), service + "-1", service, 1);
    return new LogItem.Line(
        source, Instant.ofEpochSecond(second), Channel.OUT, RawText.of(text), false);
  }
}
