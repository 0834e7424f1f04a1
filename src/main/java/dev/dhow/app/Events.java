package dev.dhow.app;

import dev.dhow.engine.EngineEvent;
import dev.dhow.logs.LogTime;
import dev.dhow.render.EventText;
import dev.dhow.spec.Labels;
import java.time.Instant;
import java.time.ZoneId;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `events`: what happens to a project's containers, until it is ended. With only a name it needs
/// no files.
public final class Events {
  private static final String THEIRS = "com.docker.compose.";
  private static final String OURS = "dev.dhow.";

  private final Workplace workplace;

  public Events(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code, once the time to end has come
  /// @throws InterruptedException when the user ended it
  public int run(EventsOptions options) throws InterruptedException {
    var project = workplace.projects().named();
    project.check(options.services());
    var insight = workplace.insight().get();
    try (var events =
        insight.events(project.name(), moment(options.since()), moment(options.until()))) {
      for (var event = events.next(); event != null; event = events.next()) {
        if (isWanted(event, options)) {
          print(event, options.json());
        }
      }
    }
    return 0;
  }

  private static boolean isWanted(EngineEvent event, EventsOptions options) {
    var attributes = event.attributes();
    return !Labels.areOfOneOff(attributes)
        && (options.services().isEmpty()
            || options.services().contains(attributes.getOrDefault(Labels.SERVICE, "")));
  }

  private void print(EngineEvent event, boolean json) {
    var attributes = new TreeMap<>(event.attributes());
    attributes.keySet().removeIf(key -> key.startsWith(THEIRS) || key.startsWith(OURS));
    var text =
        new EventText(
            event.at(),
            event.action(),
            event.container().value(),
            event.attributes().getOrDefault(Labels.SERVICE, ""),
            attributes);
    var out = workplace.screen().out();
    out.println(json ? text.json() : text.line(ZoneId.systemDefault()));
    out.flush();
    if (out.checkError()) {
      throw new OutputClosedException();
    }
  }

  private @Nullable Instant moment(@Nullable String text) {
    try {
      return text == null
          ? null
          : LogTime.parse(text, workplace.clock().instant(), ZoneId::systemDefault);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
