package dev.dhow.render;

import dev.dhow.event.Outcome;
import dev.dhow.event.PlanResult;
import dev.dhow.event.StepFailedException;
import dev.dhow.event.StepFailedException.Fact;
import dev.dhow.plan.Action;
import dev.dhow.plan.ContainerRef;
import dev.dhow.plan.Reason;
import dev.dhow.plan.Step;
import dev.dhow.plan.StepId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The last words of a command that failed: what failed and why, what to do about it, and what was
/// not done because of it.
///
/// ```
/// error: Container demo-db-1: it is unhealthy
///   probe ended with exit code 1:
///     password authentication failed
///   hint: look at its log with 'dhow logs db'
///   not done because of it: Container demo-web-1
/// ```
public final class FailureText {
  private static final int LONGEST_FACT = 40;

  private final Colours colours;
  private final String title;

  /// Why something failed, in words.
  ///
  /// @param hint what to do about it; null when there is nothing to say
  /// @param facts what else is known, each with a title
  public record Cause(String message, @Nullable String hint, List<Fact> facts) {

    public Cause {
      facts = List.copyOf(facts);
    }

    public static Cause of(String message, @Nullable String hint) {
      return new Cause(message, hint, List.of());
    }
  }

  public FailureText(Colours colours) {
    this(colours, colours.paint("1;31", "error"));
  }

  private FailureText(Colours colours, String title) {
    this.colours = colours;
    this.title = title;
  }

  /// For failures that the command does not fail by.
  public static FailureText ofWarnings(Colours colours) {
    return new FailureText(colours, colours.paint("1;33", "warning"));
  }

  /// A failure that has nothing to do with a plan, each line ended.
  public String of(Cause cause) {
    return lines("", cause);
  }

  /// The report of a run; empty when nothing failed that had to succeed.
  ///
  /// @param explain puts a failure into words that does not tell them itself
  public String of(PlanResult result, Function<Exception, Cause> explain) {
    var resources = new Resource.Finder(result.plan());
    var failed = new HashSet<String>();
    // What several steps have met, such as waits for one container, is told once.
    var told = new LinkedHashMap<String, Told>();
    var putBack = new LinkedHashSet<String>();
    for (var failure : result.failures()) {
      if (failure.tolerated()) {
        continue;
      }
      var cause =
          failure.cause() instanceof StepFailedException known
              ? new Cause(String.valueOf(known.getMessage()), known.hint(), known.facts())
              : explain.apply(failure.cause());
      var names = names(resources, failure.step());
      failed.addAll(names);
      var prefix = prefix(cause, names);
      var skipped =
          told.computeIfAbsent(
                  prefix + cause.message(),
                  _ -> new Told(lines(prefix, cause), new LinkedHashSet<>()))
              .skipped;
      failure.skipped().forEach(step -> skipped.addAll(names(resources, step)));
      putBack.addAll(networksPutBack(result, failure.step().id()));
    }
    var text = new StringBuilder();
    for (var each : told.values()) {
      text.append(each.text);
      each.skipped.removeAll(failed);
      if (!each.skipped.isEmpty()) {
        text.append("  not done because of it: ")
            .append(String.join(", ", each.skipped))
            .append('\n');
      }
    }
    if (!putBack.isEmpty()) {
      text.append("  put back as before: ").append(String.join(", ", putBack)).append('\n');
    }
    var stopped = leftStopped(result);
    if (!text.isEmpty() && !stopped.isEmpty()) {
      text.append("  stopped, and not started again: ")
          .append(String.join(", ", stopped))
          .append("\n  ")
          .append(colours.bold("hint"))
          .append(": run the command again once that is mended, which starts them\n");
    }
    return text.toString();
  }

  private static List<String> networksPutBack(PlanResult result, StepId failed) {
    return result.plan().steps().stream()
        .filter(step ->
            step.reason() instanceof Reason.PutBack(var because, _)
                && because.equals(failed)
                && isDone(result, step))
        .flatMap(step ->
            step.action() instanceof Action.CreateNetwork(var network)
                ? Stream.of("Network " + network.name())
                : Stream.empty())
        .toList();
  }

  /// Containers that ran, and that the plan was to let run again, which nobody tried.
  private static SequencedSet<String> leftStopped(PlanResult result) {
    var stopped = new LinkedHashSet<String>();
    var wanted = new HashSet<String>();
    var settled = new HashSet<String>();
    for (var step : result.plan().steps()) {
      switch (step.action()) {
        case Action.StopContainer(ContainerRef.Existing(_, var name), _)
            when isDone(result, step) ->
            stopped.add("Container " + name);
        case Action.StartContainer(ContainerRef.Existing(_, var name)) -> {
          wanted.add("Container " + name);
          switch (result.of(step.id())) {
            case Outcome.Done _, Outcome.Failed _, Outcome.NotNeeded _ ->
                settled.add("Container " + name);
            case Outcome _ -> {}
          }
        }
        case Action.RemoveContainer(ContainerRef.Existing(_, var name), _, _)
            when isDone(result, step) ->
            settled.add("Container " + name);
        case Action _ -> {}
      }
    }
    stopped.retainAll(wanted);
    stopped.removeAll(settled);
    return stopped;
  }

  private static boolean isDone(PlanResult result, Step step) {
    return result.of(step.id()) instanceof Outcome.Done;
  }

  /// @param skipped what was not done because of it
  private record Told(String text, SequencedSet<String> skipped) {}

  private static List<String> names(Resource.Finder resources, Step step) {
    return resources.of(step.id(), step.action()).stream().map(Resource::id).toList();
  }

  /// What failed, unless the message names it anyway.
  private static String prefix(Cause cause, List<String> names) {
    var isNamed =
        names.stream()
            .map(name -> name.substring(name.indexOf(' ') + 1))
            .anyMatch(name -> cause.message().contains(name));
    return isNamed || names.isEmpty() ? "" : String.join(", ", names) + ": ";
  }

  private String lines(String prefix, Cause cause) {
    var text = new StringBuilder();
    text.append(title).append(": ").append(prefix);
    indent(text, cause.message(), "", "  ");
    for (var fact : cause.facts()) {
      text.append("  ").append(SafeText.of(fact.title())).append(":\n");
      var lines = fact.lines();
      for (var line : lines.subList(Math.max(0, lines.size() - LONGEST_FACT), lines.size())) {
        text.append("    ").append(SafeText.of(line.stripTrailing())).append('\n');
      }
    }
    if (cause.hint() != null) {
      text.append("  ").append(colours.bold("hint")).append(": ");
      indent(text, cause.hint(), "", "        ");
    }
    return text.toString();
  }

  private static void indent(StringBuilder text, String content, String first, String others) {
    var indent = first;
    for (var line : content.stripTrailing().split("\n", -1)) {
      text.append(indent).append(SafeText.of(line.stripTrailing())).append('\n');
      indent = others;
    }
  }
}
