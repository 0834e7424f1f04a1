package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.OutputSchema;
import dev.dhow.model.ServiceName;
import dev.dhow.watch.News;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewsTextTest {
  private static final ServiceName WEB = new ServiceName("web");
  private static final SortedSet<ServiceName> SERVICES =
      new TreeSet<>(List.of(new ServiceName("api"), WEB));
  private static final SortedMap<ServiceName, String> CAUSES =
      new TreeMap<>(Map.of(WEB, "package.json"));
  private static final SortedSet<String> NONE = new TreeSet<>();
  private static final SortedSet<String> KEPT = new TreeSet<>(List.of("/a", "/b", "/c", "/d"));
  private static final List<String> RELOAD = List.of("nginx", "-s", "reload");

  private static final List<News> ALL =
      List.of(
          new News.Enabled(),
          new News.Synced(WEB, 3, 0, NONE, 1, Duration.ofMillis(42)),
          new News.Synced(WEB, 1, 2, NONE, 3, Duration.ofMillis(1240)),
          new News.Synced(WEB, 0, 1, KEPT, 1, Duration.ofMillis(5)),
          new News.NotSynced("shop-web-1", "it is full", "make room"),
          new News.NotSynced("shop-web-1", "it is full", null),
          new News.Rebuilding(CAUSES),
          new News.Rebuilt(SERVICES, Duration.ofSeconds(3)),
          new News.NotRebuilt(SERVICES, ""),
          new News.NotRebuilt(SERVICES, "the engine is gone"),
          new News.Restarted(CAUSES),
          new News.Restarted(new TreeMap<>(Map.of(WEB, ""))),
          new News.NotRestarted(SERVICES, "it is paused"),
          new News.Said("shop-web-1", "no such \u001b[31mpage"),
          new News.Ran("shop-web-1", RELOAD, 0),
          new News.Ran("shop-web-1", RELOAD, 1),
          new News.NotRun("shop-web-1", RELOAD, "it does not run"),
          new News.Notice("permission denied"),
          new News.Disabled());

  @Test
  void lines_for_people() {
    var text = new NewsText(Colours.OFF);

    assertThat(ALL.stream().flatMap(news -> text.lines(news).stream()))
        .containsExactly(
            " ⦿ Watch enabled",
            " ⦿ web: synced, 3 written, in 42 ms",
            " ⦿ web: synced, 1 written, 2 removed, in 3 containers, in 1.2 s",
            " ⦿ web: synced, 1 removed, /a, /b, /c and 1 more kept as something is mounted there,"
                + " in 5 ms",
            " ⦿ shop-web-1: not synced, it is full",
            "     hint: make room",
            " ⦿ shop-web-1: not synced, it is full",
            " ⦿ web: rebuilding, as package.json changed",
            " ⦿ api, web: rebuilt in 3.0 s",
            " ⦿ api, web: not rebuilt, the containers stay as they are",
            " ⦿ api, web: not rebuilt, the containers stay as they are: the engine is gone",
            " ⦿ web: restarted, as package.json changed",
            " ⦿ web: restarted",
            " ⦿ api, web: not restarted: it is paused",
            " ⦿ shop-web-1 | no such " + SafeText.of("\u001b[31m") + "page",
            " ⦿ shop-web-1: ran `nginx -s reload`",
            " ⦿ shop-web-1: ran `nginx -s reload`, exit code 1",
            " ⦿ shop-web-1: did not run `nginx -s reload`: it does not run",
            " ⦿ permission denied",
            " ⦿ Watch disabled");
  }

  @Test
  void objects_for_programs() {
    assertThat(
            Stream.of(ALL.get(1), ALL.get(3), ALL.get(4), ALL.get(6), ALL.get(15))
                .map(NewsText::json))
        .containsExactly(
            """
            {"watch":"synced","service":"web","written":3,"removed":0,"containers":1,\
            "milliseconds":42,"message":"web: synced, 3 written, in 42 ms"}\
            """,
            """
            {"watch":"synced","service":"web","written":0,"removed":1,\
            "kept":["/a","/b","/c","/d"],"containers":1,"milliseconds":5,"message":"web: synced, \
            1 removed, /a, /b, /c and 1 more kept as something is mounted there, in 5 ms"}\
            """,
            """
            {"watch":"not-synced","container":"shop-web-1",\
            "message":"shop-web-1: not synced, it is full","hint":"make room"}\
            """,
            """
            {"watch":"rebuilding","services":["web"],\
            "message":"web: rebuilding, as package.json changed"}\
            """,
            """
            {"watch":"ran","container":"shop-web-1","command":["nginx","-s","reload"],\
            "exitCode":1,"message":"shop-web-1: ran `nginx -s reload`, exit code 1"}\
            """);
    assertThat(ALL).allSatisfy(news -> assertThat(NewsText.json(news)).startsWith("{\"watch\":"));
    var schema = OutputSchema.of("progress");
    ALL.forEach(news -> schema.expectLines(NewsText.json(news)));
  }
}
