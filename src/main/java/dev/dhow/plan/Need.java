package dev.dhow.plan;

/// That a step waits for another one.
///
/// @param tolerated how many of the steps that are [counted][When#COUNTED] may fail
public record Need(StepId step, When when, int tolerated) {

  public Need(StepId step, When when) {
    this(step, when, 0);
  }

  /// How the other step must have ended for this one to run.
  public enum When {
    /// It did what it was for; else this step is skipped.
    DONE,
    /// However it ended; for optional dependencies and for cleaning up.
    ENDED,
    /// However it ended, unless more of those that are counted failed than are tolerated; else this
    /// step is skipped.
    COUNTED,
    /// It failed, or never ran because something else failed; else this step is not needed,
    /// whatever its other needs. What puts things back also runs when it was cancelled.
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

  static Need counted(StepId step, int tolerated) {
    return new Need(step, When.COUNTED, tolerated);
  }

  @Override
  public String toString() {
    return switch (when) {
      case DONE -> step.toString();
      case ENDED -> step + " ended";
      case COUNTED -> step + " unless more than " + tolerated + " failed";
      case FAILED -> step + " failed";
    };
  }
}
