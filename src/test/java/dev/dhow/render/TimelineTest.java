package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.GoldenCase;
import dev.dhow.event.Event;
import dev.dhow.event.Outcome;
import dev.dhow.insight.Timeline;
import dev.dhow.model.ProjectName;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action;
import dev.dhow.plan.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A project whose images are pulled first, db for nine seconds; web waits for it to be healthy.
class TimelineTest {
  private static final ProjectName SHOP = new ProjectName("shop");
  private static final Reason NEW = new Reason.Missing();

  private final List<Event> events = new ArrayList<>();

  @Test
  void each_format_is_as_agreed() {
    var timeline = shop(new Outcome.Done());
    var golden = GoldenCase.of("timeline").findFirst().orElseThrow();

    golden.expect("expected.txt", new TimelineText(timeline, Colours.OFF).text(80));
    golden.expect("expected.json", TimelineJson.of(timeline));
    golden.expect("expected.mmd", TimelineMermaid.of(timeline));
    golden.expect("expected.html", TimelineHtml.of(timeline));
  }

  @Test
  void the_longest_way_is_that_which_nothing_else_would_have_shortened() {
    var path = shop(new Outcome.Done()).paths().getFirst();

    assertThat(TimelineText.parts(path))
        .isEqualTo("db pull 9.0 + db start 0.3 + db healthy 4.0 + start 1.1 + other 0.2");
    assertThat(path.spans()).containsExactly(2, 3, 4, 5, 6, 7);
  }

  @Test
  void what_failed_is_marked_and_what_never_ran_is_left_out() {
    var timeline = shop(new Outcome.Failed(new IllegalStateException("no")));

    assertThat(timeline.spans()).hasSize(5);
    assertThat(new TimelineText(timeline, Colours.OFF).text(80).lines())
        .anyMatch(line -> line.startsWith("db") && line.endsWith("13.5s ✘"));
  }

  @Test
  void a_terminal_of_any_width_has_room_for_it() {
    for (var columns : List.of(30, 80, 200)) {
      var bars = new TimelineText(shop(new Outcome.Done()), Colours.OFF).text(columns).lines();
      assertThat(bars.takeWhile(line -> !line.isEmpty()).limit(3))
          .allMatch(line -> line.length() <= columns);
      events.clear();
    }
  }

  @Test
  void a_page_has_room_for_long_names() {
    var image = "registry.example.org/team/gateway-for-customers/frontend:2.1.0";
    var images = new Plans();
    images.addFirst("web", new Action.PullImage(image, null));
    tell(images.ready(), images.started(1));
    images.later(1000);
    tell(images.done(1), images.over());

    var page = TimelineHtml.of(Timeline.of(SHOP, Plans.START, events));

    assertThat(page).contains(">pull " + image + "</text>");
    var firstLine = page.substring(page.indexOf("<line x1=\"") + 10);
    assertThat(Integer.parseInt(firstLine.substring(0, firstLine.indexOf('"'))))
        .isGreaterThan(6 * image.length());
  }

  @Test
  void without_work_there_is_nothing_to_show() {
    var nothing = Timeline.of(SHOP, Plans.START, List.of());

    assertThat(new TimelineText(nothing, Colours.OFF).text(80)).isEqualTo("nothing was done\n");
    assertThat(TimelineHtml.of(nothing)).contains("<h1>Project shop: 0.0s</h1>");
  }

  @Test
  void a_clock_that_is_set_back_makes_nothing_end_before_it_starts() {
    var images = new Plans();
    images.add("web", NEW, new Action.PullImage("nginx", null));
    images.addFirst("db", new Action.PullImage("postgres", null));
    images.later(1000);
    tell(images.ready(), images.started(1));
    images.later(-5000);
    tell(images.started(2), images.done(1), images.done(2), images.over());

    var timeline = Timeline.of(SHOP, Plans.START, events);

    assertThat(timeline.spans())
        .extracting(span -> span.start().toMillis())
        .containsExactly(1000L, 0L);
    assertThat(timeline.spans())
        .extracting(span -> span.end().toMillis())
        .containsExactly(1000L, 0L);
    assertThat(new TimelineText(timeline, Colours.OFF).text(80)).contains("web");
  }

  private Timeline shop(Outcome health) {
    var images = new Plans();
    images.add("web", NEW, new Action.PullImage("nginx", null));
    images.addFirst("db", new Action.PullImage("postgres", null));
    images.later(100);
    tell(images.ready(), images.started(1), images.started(2));
    images.later(2000);
    tell(images.done(1));
    images.later(7000);
    tell(images.done(2), images.over());

    var work = new Plans();
    work.create("db");
    var db = Plans.existing("shop-db-1");
    work.add("db", NEW, new Action.AwaitHealthy(new ServiceName("db"), List.of(db), null));
    work.create("web");
    work.later(9150);
    tell(work.ready(), work.started(1));
    work.later(20);
    tell(work.done(1), work.started(2));
    work.later(300);
    tell(work.done(2), work.started(3));
    work.later(4030);
    tell(work.finished(3, health));
    if (health instanceof Outcome.Done) {
      tell(work.started(4));
      work.later(10);
      tell(work.done(4), work.started(5));
      work.later(1100);
      tell(work.done(5));
    }
    tell(work.over());
    return Timeline.of(SHOP, Plans.START, events);
  }

  private void tell(Event... told) {
    events.addAll(List.of(told));
  }
}
