package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.event.StepFailedException;
import dev.dhow.event.StepProgress;
import dev.dhow.plan.Action.RunHook;
import dev.dhow.plan.Action.RunHook.Stage;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ExitCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Runs hooks, and tells of those that fail what they wrote last.
final class HookRuns {
  private static final int LAST_LINES = 10;

  private final Engine engine;

  HookRuns(Engine engine) {
    this.engine = engine;
  }

  /// A container that has ended already needs no preparation for its end.
  void run(ContainerId container, RunHook action, Consumer<StepProgress> progress)
      throws InterruptedException {
    var last = new ArrayDeque<String>();
    try {
      var exitCode =
          engine.run(
              container,
              action.hook(),
              line -> {
                keep(last, line);
                progress.accept(new StepProgress.Said(line));
              });
      if (exitCode != 0) {
        throw failure(action, exitCode, new ArrayList<>(last));
      }
    } catch (EngineException.Conflict | EngineException.NotFound e) {
      if (action.stage() == Stage.POST_START) {
        throw e;
      }
    }
  }

  private static void keep(ArrayDeque<String> last, String line) {
    if (line.isBlank()) {
      return;
    }
    if (last.size() == LAST_LINES) {
      last.removeFirst();
    }
    last.addLast(line);
  }

  private static StepFailedException failure(RunHook action, int exitCode, List<String> last) {
    var meaning = ExitCode.meaning(exitCode);
    var ending = meaning.isEmpty() ? "" : ", " + meaning;
    var facts =
        last.isEmpty()
            ? List.<StepFailedException.Fact>of()
            : List.of(new StepFailedException.Fact("it wrote last", last));
    return new StepFailedException(
        "a %s hook of service \"%s\" exited with status %d%s, in container %s"
            .formatted(
                action.stage().key(),
                action.service(),
                exitCode,
                ending,
                action.container().name()),
        null,
        facts,
        null);
  }
}
