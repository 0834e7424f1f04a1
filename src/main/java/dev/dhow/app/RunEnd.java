package dev.dhow.app;

import dev.dhow.model.ProjectName;
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
      screen.warn(String.valueOf(e.getMessage()));
    }
  }
}
