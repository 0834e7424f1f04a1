package dev.dhow.render;

import dev.dhow.event.Event;
import dev.dhow.event.Outcome;
import dev.dhow.event.StepProgress;
import dev.dhow.plan.Step;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
  private static final int BUILD_LINES = 6;

  private final TerminalBlock block;
  private final Options options;
  private final InstantSource clock;
  private final ProgressBoard board = new ProgressBoard();
  private final BuildOutput builds = new BuildOutput(true);
  private final Map<Track, LayerBar> layers = new HashMap<>();
  private final Map<Track, String> waiting = new HashMap<>();
  private final Map<Track, Step> building = new LinkedHashMap<>();
  private boolean active;

  /// How it looks.
  ///
  /// @param verb what is going on, such as `up`
  /// @param quietPull whether layers are left out
  /// @param quietBuild whether a build's output is left out unless it fails
  public record Options(String verb, Colours colours, boolean quietPull, boolean quietBuild) {}

  public TtyRenderer(TerminalBlock block, Options options, InstantSource clock) {
    this.block = block;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public synchronized void accept(Event event) {
    var changes = board.accept(event);
    switch (event) {
      case Event.PlanReady(_, var plan) -> {
        end();
        forget();
        builds.begin(plan);
        active = true;
        draw(NoteText.of(plan.notes(), options.colours()));
      }
      case Event.StepProgressed(_, _, StepProgress.Warning warning) ->
          draw(NoteText.of(warning, options.colours()));
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
    if (active) {
      draw(List.of());
    }
  }

  /// Leaves the block as it is and gives the cursor back.
  @Override
  public synchronized void close() {
    end();
  }

  /// What the block has no room for stays above it.
  private void end() {
    if (active) {
      var last = frame(block.size());
      block.draw(last.unsaid(), last.lines());
      block.leave();
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
        case StepProgress.Said _ -> {} // shown where output is
        case StepProgress.Line _ -> building.put(track, step);
        case StepProgress.Waiting(var text) -> waiting.put(track, text);
        case StepProgress.Warning _ -> {} // has been told
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
    block.draw(above, frame(block.space()).lines());
  }

  private ProgressFrame frame(TerminalBlock.Size space) {
    var looks = new ProgressFrame.Looks(options.colours(), clock.instant(), space);
    return ProgressFrame.of(looks, options.verb(), board.tracks(), details());
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
