package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Tells of networks, volumes and images whether the containers that use them go, too, so that they
/// can follow.
final class LastUsers {
  private final PlanBuilder plan;
  private final Project project;
  private final EngineState state;
  private final RemovalPlanner removals;
  private final boolean whole;

  /// @param removals of containers, which have been planned
  /// @param whole whether the whole project goes
  LastUsers(
      PlanBuilder plan,
      Project project,
      EngineState state,
      RemovalPlanner removals,
      boolean whole) {
    this.plan = plan;
    this.project = project;
    this.state = state;
    this.removals = removals;
    this.whole = whole;
  }

  /// The steps that remove those that use something.
  List<Need> removals(Predicate<ObservedContainer> uses) {
    return state.containers().stream()
        .filter(uses)
        .flatMap(container -> removals.removalOf(container).stream())
        .map(Need::done)
        .toList();
  }

  /// Whether no container that stays uses it. Where all of the project is to go, those that do are
  /// told.
  boolean areGoing(String kind, String name, Predicate<ObservedContainer> uses) {
    var users =
        state.containers().stream()
            .filter(uses)
            .filter(container -> !removals.removes(container))
            .toList();
    if (!users.isEmpty() && whole) {
      var names = users.stream().map(ObservedContainer::name).collect(Collectors.joining(", "));
      plan.note(
          "%s \"%s\" is still used by %s; it is kept".formatted(kind, name, names), way(users));
    }
    return users.isEmpty();
  }

  /// How what uses something goes, too.
  private String way(List<ObservedContainer> users) {
    var profiles = new TreeSet<String>();
    var others = false;
    for (var user : users) {
      var service = RemovalPlanner.service(user);
      var disabled = service == null ? null : project.disabledServices().get(service);
      if (disabled == null || disabled.profiles().isEmpty() || user.isOneOff()) {
        others = true;
      } else {
        profiles.add("--profile " + disabled.profiles().getFirst());
      }
    }
    var ways = new ArrayList<String>();
    if (!profiles.isEmpty()) {
      ways.add("services that profiles leave out with " + String.join(" ", profiles));
    }
    if (others) {
      ways.add("orphans and one-offs with --remove-orphans");
    }
    return "take those down too, " + String.join(", ", ways);
  }
}
