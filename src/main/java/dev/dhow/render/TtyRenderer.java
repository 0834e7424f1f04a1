package dev.dhow.render;

import dev.dhow.event.Event;
import dev.dhow.event.Outcome;
import dev.dhow.event.StepProgress;
import dev.dhow.plan.Step;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One block of lines on a terminal that is redrawn in place, never taller than the terminal.
///
/// ```
/// [+] up 2/3
///  ✔ Network demo_default  Created                                    0.1s
///  ✔ Container demo-db-1   Running                                    0.0s
///  ⠹ Container demo-web-1  Recreate                                   1.2s
/// ```
///
/// Changes are drawn at once. What moves by itself (time, spinner, layers, the output of builds) is
/// drawn by [#redraw], which somebody calls about ten times a second.
public final class TtyRenderer implements Consumer<Event>, AutoCloseable {
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final int BUILD_LINES = 6;

  private final PrintWriter out;
  private final Options options;
  private final InstantSource clock;
  private final Supplier<Size> size;
  private final ProgressBoard board = new ProgressBoard();
  private final BuildOutput builds = new BuildOutput(true);
  private final Map<Track, LayerBar> layers = new HashMap<>();
  private final Map<Track, String> waiting = new HashMap<>();
  private final Map<Track, Step> building = new LinkedHashMap<>();
  private List<Integer> drawn = List.of();
  private boolean active;

  /// A terminal's size in characters.
  public record Size(int rows, int columns) {}

  /// How it looks.
  ///
  /// @param verb what is going on, such as `up`
  /// @param quietPull whether layers are left out
  /// @param quietBuild whether a build's output is left out unless it fails
  public record Options(String verb, Colours colours, boolean quietPull, boolean quietBuild) {}

  /// @param size asked for again at each drawing
  public TtyRenderer(PrintWriter out, Options options, InstantSource clock, Supplier<Size> size) {
    this.out = out;
    this.options = options;
    this.clock = clock;
    this.size = size;
  }

  @Override
  public synchronized void accept(Event event) {
    var changes = board.accept(event);
    switch (event) {
      case Event.PlanReady(_, var plan) -> {
        end();
        forget();
        builds.begin(plan);
        NoteText.of(plan.notes(), options.colours()).forEach(out::println);
        active = true;
        draw(List.of());
      }
      case Event.StepProgressed(_, var step, var progress) -> note(step, progress);
      case Event.StepFinished(_, var step, var outcome) -> draw(finish(step, outcome));
      case Event.StepStarted _ -> {
        if (!changes.isEmpty()) {
          draw(List.of());
        }
      }
      case Event.PlanFinished _ -> end();
    }
  }

  /// Draws the block as it is now.
  public synchronized void redraw() {
    if (active && !drawn.isEmpty()) {
      draw(List.of());
    }
  }

  /// Leaves the block as it is and gives the cursor back.
  @Override
  public synchronized void close() {
    end();
  }

  private void end() {
    if (active) {
      draw(List.of());
      if (!drawn.isEmpty()) {
        out.print(SHOW_CURSOR);
      }
      out.flush();
      drawn = List.of();
      active = false;
    }
  }

  private void forget() {
    layers.clear();
    waiting.clear();
    building.clear();
  }

  private void note(Step step, StepProgress progress) {
    for (var track : board.of(step)) {
      switch (progress) {
        case StepProgress.Layer layer ->
            layers.computeIfAbsent(track, _ -> new LayerBar()).update(layer);
        case StepProgress.Line _ -> building.put(track, step);
        case StepProgress.Waiting(var text) -> waiting.put(track, text);
      }
    }
    if (progress instanceof StepProgress.Line(var text)) {
      builds.add(step, text);
    }
  }

  /// What has to stay on the terminal: the output of a build that failed.
  private List<String> finish(Step step, Outcome outcome) {
    for (var track : board.of(step)) {
      layers.remove(track);
      waiting.remove(track);
      building.remove(track);
    }
    return builds.finish(step, outcome);
  }

  /// @param above lines that are to stay above the block
  private void draw(List<String> above) {
    var now = size.get();
    var frame = new ProgressFrame(options.colours(), clock.instant(), now);
    var lines = frame.lines(options.verb(), board.tracks(), details());
    if (lines.isEmpty() && above.isEmpty() && drawn.isEmpty()) {
      return;
    }
    var text = new StringBuilder();
    text.append(drawn.isEmpty() ? HIDE_CURSOR : up(now.columns()));
    for (var line : above) {
      text.append(line).append(CLEAR_TO_END_OF_LINE).append('\n');
    }
    var widths = new ArrayList<Integer>();
    for (var line : lines) {
      text.append(line).append(CLEAR_TO_END_OF_LINE).append('\n');
      widths.add(TextWidth.of(line.replaceAll("\u001b\\[[0-9;]*m", "")));
    }
    text.append(CLEAR_BELOW);
    drawn = widths;
    out.print(text);
    out.flush();
  }

  /// Back to the block's first line. Where the terminal has become narrower, lines that were drawn
  /// before take more than one row now.
  private String up(int columns) {
    var rows =
        drawn.stream().mapToInt(width -> 1 + Math.max(0, width - 1) / Math.max(1, columns)).sum();
    return "\r\u001b[" + rows + "A";
  }

  private Map<Track, ProgressFrame.Detail> details() {
    var details = new HashMap<Track, ProgressFrame.Detail>();
    if (!options.quietPull()) {
      layers.forEach(
          (track, bar) -> details.put(track, new ProgressFrame.Detail(bar.text(), List.of())));
    }
    waiting.forEach(
        (track, text) -> details.put(track, new ProgressFrame.Detail("(" + text + ")", List.of())));
    if (!options.quietBuild()) {
      building.forEach((track, step) ->
          details.put(track, new ProgressFrame.Detail("", builds.last(step, BUILD_LINES))));
    }
    return details;
  }
}
