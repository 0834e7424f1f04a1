package dev.dhow.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.FakeEngine;
import dev.dhow.engine.LogStream.Channel;
import dev.dhow.engine.SpecBuilder;
import dev.dhow.engine.VirtualTime;
import dev.dhow.logs.LogSelection.Ending;
import dev.dhow.logs.LogSelection.History;
import dev.dhow.model.ProjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MergedLogsTest {
  private static final History WHOLE = new History(null, null);
  private static final ProjectName PROJECT = new ProjectName("demo");
  private static final Duration SETTLING = Duration.ofMillis(100);

  private final VirtualTime time = new VirtualTime();
  private final FakeEngine engine = new FakeEngine(time).withImage("busybox:latest");
  private @Nullable Received received;

  @AfterEach
  void closeAll() throws InterruptedException {
    if (received != null) {
      received.close();
    }
    engine.close();
  }

  @Test
  void history_comes_in_the_order_of_time() throws InterruptedException {
    for (var service : List.of("a", "b", "c")) {
      run(service);
    }
    for (var round = 0; round < 500; round++) {
      for (var service : List.of("c", "a", "b")) {
        print(service, service + round);
      }
    }

    assertThat(read(WHOLE, null))
        .containsExactlyElementsOf(
            IntStream.range(0, 500)
                .boxed()
                .flatMap(round -> List.of("c" + round, "a" + round, "b" + round).stream())
                .toList());
  }

  @Test
  void a_part_of_history_can_be_asked_for() throws InterruptedException {
    run("a");
    run("b");
    var moments = new ArrayList<Instant>();
    for (var round = 0; round < 4; round++) {
      print("a", "a" + round);
      moments.add(time.instant());
      print("b", "b" + round);
    }

    assertThat(read(new History(null, 1), null)).containsExactly("a3", "b3");
    assertThat(read(new History(moments.get(3), null), null)).containsExactly("a3", "b3");
    assertThat(read(WHOLE, moments.get(0))).containsExactly("a0");
    assertThat(read(History.NONE, null)).isEmpty();
  }

  @Test
  void following_goes_on_over_restarts_and_ends_when_all_have_ended() throws InterruptedException {
    run("web");
    print("web", "before");
    var output = follow(WHOLE, Ending.WHEN_ALL_HAVE_ENDED);
    output.await("before");
    for (var life = 1; life <= 3; life++) {
      print("web", "life " + life);
      tick();
      engine.exit("demo-web-1", life);
      output.await("web-1 ended " + life);
      tick();
      engine.start(engine.id("demo-web-1"));
    }
    print("web", "last");
    tick();
    engine.exit("demo-web-1", 0);

    assertThat(output.all())
        .containsExactly(
            "before",
            "life 1",
            "web-1 ended 1",
            "life 2",
            "web-1 ended 2",
            "life 3",
            "web-1 ended 3",
            "last",
            "web-1 ended 0");
  }

  @Test
  void lost_connections_lose_and_repeat_nothing() throws InterruptedException {
    run("web");
    var output = follow(WHOLE, Ending.WHEN_CLOSED);
    var expected = new ArrayList<String>();
    for (var round = 0; round < 20; round++) {
      for (var line = 0; line < 25; line++) {
        var text = round + "." + line;
        expected.add(text);
        engine.print("demo-web-1", line % 3 == 0 ? Channel.ERR : Channel.OUT, text);
        if (line % 5 == 0) {
          time.advance(Duration.ofMillis(300));
        }
      }
      engine.breakStreams();
    }
    output.await("19.24");
    engine.print("demo-web-1", Channel.OUT, "end");
    output.await("end");
    expected.add("end");

    assertThat(output.soFar()).containsExactlyElementsOf(expected);
  }

  @Test
  void a_crash_loop_is_told_completely() throws InterruptedException {
    create(spec("web").script("echo crash; sleep 1; exit 3").restart("on-failure:3"));
    var output = follow(History.NONE, Ending.WHEN_CLOSED);
    engine.start(engine.id("demo-web-1"));
    for (var crash = 0; crash < 4; crash++) {
      time.advance(Duration.ofSeconds(1));
      output.awaitCount(2 * crash + 2);
      time.advance(Duration.ofMillis(100L << crash));
    }

    assertThat(output.soFar())
        .containsExactly(
            "crash",
            "web-1 ended 3, restarting",
            "crash",
            "web-1 ended 3, restarting",
            "crash",
            "web-1 ended 3, restarting",
            "crash",
            "web-1 ended 3");
  }

  @Test
  void a_container_stopped_before_its_restart_has_ended() throws InterruptedException {
    create(spec("web").script("echo crash; sleep 1; exit 3").restart("always"));
    engine.start(engine.id("demo-web-1"));
    var output = follow(WHOLE, Ending.WHEN_ALL_HAVE_ENDED);
    time.advance(Duration.ofSeconds(1));
    output.await("web-1 ended 3, restarting");
    engine.stop(engine.id("demo-web-1"), null);

    assertThat(output.all()).containsExactly("crash", "web-1 ended 3, restarting");
  }

  @Test
  void containers_that_come_later_are_read_from_their_beginning() throws InterruptedException {
    run("a");
    print("a", "old");
    var output = follow(History.NONE, Ending.WHEN_CLOSED);
    create(spec("b").script("echo first; sleep 100"));
    engine.start(engine.id("demo-b-1"));
    output.await("first");
    print("a", "new");
    output.await("new");

    assertThat(output.soFar()).containsExactly("first", "new");
  }

  @Test
  void no_history_means_none_of_a_stopped_container_that_starts_again()
      throws InterruptedException {
    run("a");
    print("a", "old");
    engine.print("demo-a-1", Channel.OUT, "old, at the same moment");
    tick();
    engine.exit("demo-a-1", 0);
    var output = follow(History.NONE, Ending.WHEN_CLOSED);
    engine.start(engine.id("demo-a-1"));
    print("a", "new");
    output.await("new");

    assertThat(output.soFar()).containsExactly("new");
  }

  @Test
  void ended_containers_do_not_keep_the_stream_open() throws InterruptedException {
    run("a");
    print("a", "done");
    engine.exit("demo-a-1", 0);

    assertThat(follow(WHOLE, Ending.WHEN_ALL_HAVE_ENDED).all()).containsExactly("done");
  }

  @Test
  void a_removed_container_is_over() throws InterruptedException {
    run("a");
    print("a", "line");
    var output = follow(WHOLE, Ending.WHEN_ALL_HAVE_ENDED);
    output.await("line");
    engine.remove(engine.id("demo-a-1"), false);

    assertThat(output.all()).containsExactly("line", "a-1 ended 137");
  }

  @Test
  void only_wanted_containers_are_read() throws InterruptedException {
    run("a");
    run("b");
    print("a", "no");
    print("b", "yes");
    var selection =
        new LogSelection(source -> source.service().equals("b"), WHOLE, Ending.AT_ONCE, null);

    assertThat(receive(selection).all()).containsExactly("yes");
  }

  @Test
  void what_the_engine_does_not_give_is_said() throws InterruptedException {
    run("a");
    run("b");
    print("a", "fine");
    print("b", "fine");
    engine.calls().failNext("logs", new EngineException.Unsupported("no reading", null));

    // Either may be asked first.
    assertThat(read(WHOLE, null))
        .hasSize(2)
        .contains("fine")
        .anyMatch(line -> line.matches("[ab]-1 unreadable: no reading"));
  }

  @Test
  void an_end_is_told_even_where_the_output_cannot_be_read() throws InterruptedException {
    for (var refusal :
        List.of(
            new EngineException.Unsupported("no reading", null),
            new EngineException.NotFound("no such container", null))) {
      var service = refusal.getClass().getSimpleName().toLowerCase(Locale.ROOT);
      run(service);
      engine.calls().failNext("logs", refusal);
      var output = follow(History.NONE, Ending.WHEN_CLOSED);
      tick();
      engine.exit("demo-" + service + "-1", 3);

      output.await(service + "-1 ended 3");
      output.close();
      engine.remove(engine.id("demo-" + service + "-1"), false);
    }
  }

  @Test
  void an_engine_that_is_out_of_reach_for_a_moment_is_waited_for() throws InterruptedException {
    run("a");
    print("a", "one");
    for (var nth = 1; nth <= 2; nth++) {
      engine.calls().failNth("logs", nth, new EngineException.Unreachable("gone", null, null));
    }

    assertThat(read(WHOLE, null)).containsExactly("one");
  }

  @Test
  void closing_ends_it_at_once() throws InterruptedException {
    run("a");
    var output = follow(WHOLE, Ending.WHEN_CLOSED);
    print("a", "line");
    output.await("line");

    output.close();

    assertThat(output.all()).containsExactly("line");
  }

  @Test
  void labels_are_short_for_usual_names_only() throws InterruptedException {
    var id = engine.create(spec("web").build());
    var usual = new LogSource(id, "demo-web-1", "web", 1);

    assertThat(usual.label(PROJECT)).isEqualTo("web-1");
    assertThat(usual.renamed("demo_web_1").label(PROJECT)).isEqualTo("web_1");
    assertThat(usual.renamed("my-web").label(PROJECT)).isEqualTo("my-web");
  }

  private static SpecBuilder spec(String service) {
    return new SpecBuilder(PROJECT.value(), service);
  }

  private void create(SpecBuilder spec) throws InterruptedException {
    engine.create(spec.build());
  }

  private void run(String service) throws InterruptedException {
    engine.start(engine.create(spec(service).build()));
    tick();
  }

  /// Prints a line at a moment of its own.
  private void print(String service, String line) {
    tick();
    engine.print("demo-" + service + "-1", Channel.OUT, line);
  }

  private void tick() {
    time.advance(Duration.ofMillis(1));
  }

  private List<String> read(History history, @Nullable Instant until) throws InterruptedException {
    return receive(new LogSelection(_ -> true, history, Ending.AT_ONCE, until)).all();
  }

  private Received follow(History history, Ending ending) throws InterruptedException {
    return receive(new LogSelection(_ -> true, history, ending, null));
  }

  private Received receive(LogSelection selection) throws InterruptedException {
    received = new Received(engine, selection, time);
    return received;
  }

  /// What came, as text.
  private static final class Received {
    private final List<String> items = new ArrayList<>();
    private final MergedLogs logs;
    private final Thread reader;

    Received(Engine engine, LogSelection selection, VirtualTime time) throws InterruptedException {
      logs = MergedLogs.open(engine, PROJECT, selection, time, SETTLING);
      reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try {
        logs.deliverTo(this::add);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    private synchronized void add(List<LogItem> more) {
      more.forEach(item -> items.add(text(item)));
      notifyAll();
    }

    private static String text(LogItem item) {
      var label = item.source().label(PROJECT);
      return switch (item) {
        case LogItem.Line line -> line.text();
        case LogItem.Ended ended ->
            label + " ended " + ended.exitCode() + (ended.restarting() ? ", restarting" : "");
        case LogItem.Unreadable unreadable -> label + " unreadable: " + unreadable.message();
      };
    }

    synchronized List<String> soFar() {
      return List.copyOf(items);
    }

    synchronized void await(String item) throws InterruptedException {
      while (!items.contains(item)) {
        wait();
      }
    }

    synchronized void awaitCount(int count) throws InterruptedException {
      while (items.size() < count) {
        wait();
      }
    }

    /// Everything, once the stream has ended.
    List<String> all() throws InterruptedException {
      reader.join();
      return soFar();
    }

    void close() throws InterruptedException {
      logs.close();
      reader.join();
    }
  }
}
