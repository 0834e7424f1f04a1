package dev.dhow.app;

import dev.dhow.event.Event;
import dev.dhow.model.ProjectName;
import java.util.function.Consumer;

/// Watches a command's plans being run, one after the other.
public interface RunObserver extends Consumer<Event> {
  /// Takes no notice.
  RunObserver NONE =
      new RunObserver() {
        @Override
        public void accept(Event event) {}

        @Override
        public void ended(ProjectName project) {}
      };

  /// The last plan has ended, well or not.
  void ended(ProjectName project);
}
