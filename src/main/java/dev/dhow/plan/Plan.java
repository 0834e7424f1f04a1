package dev.dhow.plan;

import dev.dhow.spec.BuildSpec;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything a command is going to do, in an order in which it could be done one by one.
///
/// @param kept containers that are as wanted and stay untouched
/// @param notes what the user should know before it runs
public record Plan(List<Step> steps, List<Kept> kept, List<Note> notes) {

  public static final Plan EMPTY = new Plan(List.of(), List.of(), List.of());

  public Plan {
    steps = List.copyOf(steps);
    kept = List.copyOf(kept);
    notes = List.copyOf(notes);
  }

  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /// Whether it does nothing, or only waits for what there is already, and asks for what is asked
  /// for each time.
  public boolean changesNothing() {
    return steps.stream()
        .map(Step::action)
        .allMatch(action -> action.isWait() || action.isRepeated());
  }

  /// Whether it touches nothing that others use: all it makes is a container for one command,
  /// beside those that its service has.
  public boolean isApart() {
    return steps.stream()
        .map(Step::action)
        .allMatch(action ->
            action.isWait()
                || (action instanceof Action.CreateContainer(var container, _)
                    && Labels.areOfOneOff(container.labels())));
  }

  /// The steps that others undo when something fails, or the run is cancelled.
  public Set<StepId> undone() {
    return steps.stream()
        .filter(step -> step.reason() instanceof Reason.PutBack && step.endsReplacement())
        .flatMap(step -> step.needs().stream())
        .filter(need -> need.when() == Need.When.DONE)
        .map(Need::step)
        .collect(Collectors.toSet());
  }

  /// The images it builds, whatever else fails.
  public List<BuildSpec> builds() {
    return steps.stream()
        .filter(step -> step.needs().stream().noneMatch(need -> need.when() == Need.When.FAILED))
        .flatMap(step ->
            step.action() instanceof Action.BuildImage(var build)
                ? Stream.of(build)
                : Stream.empty())
        .toList();
  }

  /// The same with more that the user should know.
  public Plan with(List<Note> more) {
    return new Plan(steps, kept, Stream.concat(notes.stream(), more.stream()).toList());
  }

  /// Containers that are replaced without telling what changed.
  public Set<ContainerId> untold() {
    return steps.stream()
        .map(Step::reason)
        .flatMap(reason ->
            reason instanceof Reason.ChangedUntold(var container)
                ? Stream.of(container)
                : Stream.empty())
        .collect(Collectors.toSet());
  }

  /// Services with containers that are replaced because fields changed.
  public Set<String> changed() {
    return steps.stream()
        .filter(step -> step.reason() instanceof Reason.Changed)
        .flatMap(step ->
            step.action() instanceof Action.CreateContainer(var container, _)
                ? Stream.of(container.service().value())
                : Stream.empty())
        .collect(Collectors.toSet());
  }

  /// How long it gives containers to end, the longest of all: null where each has its own time,
  /// negative for no limit.
  public @Nullable Duration longestGrace() {
    return steps.stream()
        .flatMap(step ->
            switch (step.action()) {
              case Action.StopContainer(_, var grace) -> Stream.ofNullable(grace);
              case Action.RestartContainer(_, var grace) -> Stream.ofNullable(grace);
              case Action _ -> Stream.<Duration>empty();
            })
        .reduce((one, other) ->
            one.isNegative() || (!other.isNegative() && one.compareTo(other) > 0) ? one : other)
        .orElse(null);
  }

  /// Names of the volumes that go, with their data.
  public List<String> removedVolumes() {
    return steps.stream()
        .flatMap(step ->
            step.action() instanceof Action.RemoveVolume(_, var shown)
                ? Stream.of(shown)
                : Stream.empty())
        .distinct()
        .toList();
  }

  /// References of the images that it pulls or builds.
  public Set<String> images() {
    return steps.stream()
        .flatMap(step ->
            switch (step.action()) {
              case Action.PullImage(var image, _, _) -> Stream.of(image);
              case Action.BuildImage(var build) -> Stream.of(build.image());
              case Action _ -> Stream.empty();
            })
        .collect(Collectors.toSet());
  }

  /// Whether the project is as wanted even when the step fails: the wait for an optional
  /// dependency, for whose end alone others wait, or a pull that something else can stand for.
  public boolean tolerates(StepId step) {
    if (action(step) instanceof Action.PullImage pull && pull.optional()) {
      return true;
    }
    var waiting = needsFor(step);
    return action(step).isWait()
        && !waiting.isEmpty()
        && waiting.stream().allMatch(need -> need.when() == Need.When.ENDED);
  }

  /// Whether the project is as wanted even when what the step was to remove stays because others
  /// still use it: nothing waits for its removal.
  public boolean toleratesUse(StepId step) {
    return action(step).removesWhatOthersMayUse() && needsFor(step).isEmpty();
  }

  private Action action(StepId step) {
    return steps.get(step.number() - 1).action();
  }

  private List<Need> needsFor(StepId step) {
    return steps.stream()
        .flatMap(each -> each.needs().stream())
        .filter(need -> need.step().equals(step))
        .toList();
  }

  /// A container that stays as it is.
  ///
  /// @param running whether it runs now
  public record Kept(ContainerRef.Existing container, String service, boolean running) {}

  /// A warning that has no place in a file.
  ///
  /// @param hint what to do about it
  public record Note(String text, String hint) {}
}
