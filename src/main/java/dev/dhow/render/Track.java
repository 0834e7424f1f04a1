package dev.dhow.render;

import dev.dhow.plan.Action;
import dev.dhow.plan.ContainerRef;
import dev.dhow.plan.Reason;
import dev.dhow.plan.Step;
import dev.dhow.plan.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One resource's way through a plan: the steps that act on it, taken together as one line.
///
/// The steps of a replacement (create the new container, stop the old one, rename, start, remove)
/// read as one piece of work.
final class Track {
  private final Resource resource;
  private final List<Step> steps = new ArrayList<>();
  private final Set<StepId> open = new HashSet<>();
  private final Set<StepId> atWork = new HashSet<>();
  private Status status = Status.PENDING;
  private Status settled = Status.PENDING;
  private final List<Step> waits = new ArrayList<>();
  private String why = "";
  private boolean reasonTold;
  private boolean replacementTold;
  private boolean cutShort;
  private @Nullable Instant began;
  private @Nullable Instant ended;

  Track(Resource resource) {
    this.resource = resource;
  }

  /// One without steps, of work that no plan has.
  static Track of(Resource resource, Status status, Instant began, Instant ended) {
    var track = new Track(resource);
    track.status = status;
    track.began = began;
    track.ended = ended;
    return track;
  }

  Resource resource() {
    return resource;
  }

  Status status() {
    return status;
  }

  /// What it is doing where only the present is shown: one that is waited for is, whatever else was
  /// done with it meanwhile, and one that is done says why it was worked on.
  Status shown() {
    if (isReplacingUnawaited()) {
      return Status.working(Wording.REPLACE.doing());
    }
    if (status.phase() != Status.Phase.DONE) {
      return status;
    }
    if (!waits.isEmpty()) {
      return Status.working(wording(waits.getFirst()).doing());
    }
    return status.note().isEmpty() ? Status.done(status.word(), why) : status;
  }

  /// Between its waits a replacement is what it is.
  private boolean isReplacingUnawaited() {
    return replacementTold
        && waits.isEmpty()
        && isReplacementOpen()
        && (status.phase() == Status.Phase.WORKING || status.phase() == Status.Phase.DONE);
  }

  void add(Step step) {
    steps.add(step);
    open.add(step.id());
  }

  boolean hasSteps() {
    return !steps.isEmpty();
  }

  /// Whether something is still to come, however well what was done so far went.
  boolean isOpen() {
    return !open.isEmpty() && status.phase() != Status.Phase.FAILED;
  }

  void running() {
    become(Status.done(Wording.RUNNING, ""));
  }

  /// How long it has been worked on.
  Duration elapsed(Instant now) {
    if (began == null) {
      return Duration.ZERO;
    }
    var until = shown().phase() == Status.Phase.WORKING || ended == null ? now : ended;
    return Duration.between(began, until);
  }

  /// Why it is worked on at all.
  Optional<Reason> reason() {
    return steps.stream()
        .filter(step -> !isReplacing() || step.action() instanceof Action.CreateContainer)
        .filter(step -> !step.action().isWait())
        .map(Step::reason)
        .findFirst();
  }

  /// What is to be done with it, such as `create` and `start`; waiting and what is only done to put
  /// things back is left out.
  List<String> work() {
    return steps.stream()
        .filter(step -> !isPuttingBack(step) && !step.action().isWait())
        .map(this::wording)
        .map(Wording::plain)
        .distinct()
        .toList();
  }

  Status started(Step step, Instant at) {
    if (began == null) {
      began = at;
    }
    atWork.add(step.id());
    if (isPuttingBack(step) || isHook(step)) {
      return status;
    }
    if (step.action().isWait()) {
      waits.add(step);
    } else if (isPartOfReplacement(step)) {
      if (replacementTold) {
        return status;
      }
      replacementTold = true;
    }
    return become(Status.working(wording(step).doing()));
  }

  Status done(Step step, Instant at) {
    close(step, at);
    if (isPuttingBack(step)) {
      return step.action() instanceof Action.StartContainer
              || step.action() instanceof Action.CreateNetwork
          ? become(Status.failed(Wording.PUT_BACK, "is as before"))
          : status;
    }
    if (status.phase() == Status.Phase.FAILED || isHook(step)) {
      return status;
    }
    if (isPartOfReplacement(step) && (isReplacementOpen() || isCancelled())) {
      return status;
    }
    return become(Status.done(wording(step).done(), noteOnce(step)));
  }

  /// Why it is worked on, told with the first work that is done.
  private String noteOnce(Step step) {
    if (reasonTold || step.action().isWait()) {
      return "";
    }
    reasonTold = true;
    why = reason().map(Wording::notable).orElse("");
    return why;
  }

  Status failed(Step step, Instant at, String message) {
    close(step, at);
    return become(Status.failed(Wording.ERROR, message));
  }

  Status skipped(Step step, Instant at, String because) {
    return ended(step, at, new Status(Status.Phase.SKIPPED, Wording.SKIPPED, because));
  }

  /// While something is still done with it, that comes to its end first: see [#rested].
  Status cancelled(Step step, Instant at) {
    if (atWork.contains(step.id()) ? atWork.size() > 1 : !atWork.isEmpty()) {
      close(step, at);
      cutShort = true;
      return status;
    }
    return ended(step, at, new Status(Status.Phase.CANCELLED, Wording.CANCELLED, ""));
  }

  /// Once nothing is done with it any more, what was cancelled meanwhile counts.
  Status rested() {
    if (!cutShort || !atWork.isEmpty() || status.phase() == Status.Phase.FAILED) {
      return status;
    }
    cutShort = false;
    return become(new Status(Status.Phase.CANCELLED, Wording.CANCELLED, ""));
  }

  /// Goes back to what it was before a wait that failed for another resource.
  Status waitedInVain(Step step, Instant at) {
    return ended(step, at, settled);
  }

  /// A step that ended without having anything to do.
  void notNeeded(Step step) {
    open.remove(step.id());
  }

  private void close(Step step, Instant at) {
    open.remove(step.id());
    atWork.remove(step.id());
    waits.remove(step);
    ended = at;
  }

  private Status ended(Step step, Instant at, Status next) {
    close(step, at);
    return isPuttingBack(step) || status.phase() == Status.Phase.FAILED ? status : become(next);
  }

  private Status become(Status next) {
    status = next;
    if (next.phase() == Status.Phase.DONE) {
      settled = Status.done(next.word(), "");
    }
    return status;
  }

  private Wording wording(Step step) {
    return isPartOfReplacement(step) && !step.action().isWait()
        ? Wording.REPLACE
        : Wording.of(step.action());
  }

  /// What of a replacement still comes to its end does not make it a whole one.
  private boolean isCancelled() {
    return cutShort || status.phase() == Status.Phase.CANCELLED;
  }

  private boolean isReplacementOpen() {
    return steps.stream().anyMatch(step -> isPartOfReplacement(step) && open.contains(step.id()));
  }

  private boolean isPartOfReplacement(Step step) {
    var counts = !step.action().isWait() || step.reason() instanceof Reason.Rolling;
    return isReplacing() && counts && !isPuttingBack(step);
  }

  private boolean isReplacing() {
    return steps.stream().anyMatch(step -> step.action() instanceof Action.CreateContainer)
        && steps.stream().anyMatch(step -> removesOld(step.action()));
  }

  private static boolean removesOld(Action action) {
    return action instanceof Action.RemoveContainer(ContainerRef.Existing _, _, _);
  }

  /// People see only those that fail, as with docker compose.
  private static boolean isHook(Step step) {
    return step.action() instanceof Action.RunHook;
  }

  private static boolean isPuttingBack(Step step) {
    return step.reason() instanceof Reason.PutBack;
  }
}
