package dev.dhow.app;

import dev.dhow.model.ProjectName;
import dev.dhow.render.JsonRenderer;
import org.jspecify.annotations.Nullable;

/// Tells an observer that the last plan has ended. What goes wrong there, such as a file that
/// cannot be written, is a warning: it must not stand for how the plans ended.
record RunEnd(RunObserver observer, Screen screen) {

  /// @param failure why they ended too soon; null if they did not
  void tell(ProjectName project, @Nullable Exception failure) {
    try {
      observer.ended(project);
    } catch (RuntimeException e) {
      if (failure != null) {
        failure.addSuppressed(e);
      }
      warn(String.valueOf(e.getMessage()));
    }
  }

  private void warn(String message) {
    var err = screen.err();
    err.println(
        screen.progress() == Screen.ProgressMode.JSON
            ? JsonRenderer.warning(message)
            : "warning: " + message);
    err.flush();
  }
}
