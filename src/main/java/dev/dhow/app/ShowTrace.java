package dev.dhow.app;

import dev.dhow.insight.Timeline;
import dev.dhow.render.Colours;
import dev.dhow.render.TimelineHtml;
import dev.dhow.render.TimelineJson;
import dev.dhow.render.TimelineMermaid;
import dev.dhow.render.TimelineText;
import dev.dhow.source.SourceFile;

/// `trace`: where the time of an `up` went that was recorded in a file. Needs no engine and no
/// project.
public final class ShowTrace {
  private final Screen screen;

  public ShowTrace(Screen screen) {
    this.screen = screen;
  }

  /// How a timeline is shown.
  public enum Format {
    TEXT,
    JSON,
    MERMAID,
    HTML
  }

  /// @return the exit code
  public int run(SourceFile file, Format format) {
    screen.out().print(text(TimelineFile.read(file), format));
    return 0;
  }

  private String text(Timeline timeline, Format format) {
    return switch (format) {
      case TEXT ->
          new TimelineText(timeline, Colours.when(screen.outColors())).text(screen.tableColumns());
      case JSON -> TimelineJson.of(timeline);
      case MERMAID -> TimelineMermaid.of(timeline);
      case HTML -> TimelineHtml.of(timeline);
    };
  }
}
