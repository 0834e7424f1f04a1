package dev.dhow.plan;

/// That a step waits for another one.
public record Need(StepId step, When when) {

  /// How the other step must have ended for this one to run.
  public enum When {
    /// It did what it was for; else this step is skipped.
    DONE,
    /// However it ended; for optional dependencies and for cleaning up.
    ENDED,
    /// It failed, or never ran because something else failed; else this step is not needed,
    /// whatever its other needs. For putting things back.
    FAILED
  }

  public static Need done(StepId step) {
    return new Need(step, When.DONE);
  }

  static Need ended(StepId step) {
    return new Need(step, When.ENDED);
  }

  static Need failed(StepId step) {
    return new Need(step, When.FAILED);
  }

  @Override
  public String toString() {
    return switch (when) {
      case DONE -> step.toString();
      case ENDED -> step + " ended";
      case FAILED -> step + " failed";
    };
  }
}
