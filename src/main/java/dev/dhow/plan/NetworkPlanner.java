package dev.dhow.plan;

import dev.dhow.model.Network;
import dev.dhow.model.Project;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.Labels;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.spec.NetworkSpecs;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedNetwork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Plans the networks: makes those that are missing, and makes those anew whose configuration
/// changed. Networks of others are used as they are.
final class NetworkPlanner {
  private final PlanBuilder plan;
  private final Project project;
  private final EngineState state;
  private final Collection<Network> wanted;
  private final Map<String, List<Need>> toUse = new HashMap<>();

  NetworkPlanner(PlanBuilder plan, Project project, EngineState state, Collection<Network> wanted) {
    this.plan = plan;
    this.project = project;
    this.state = state;
    this.wanted = List.copyOf(wanted);
  }

  List<Problem> problems() {
    var problems = new ArrayList<Problem>();
    for (var network : wanted) {
      var found = state.network(network.name());
      if (network.external() && found.isEmpty()) {
        problems.add(
            new Problem(
                "external network \"" + network.name() + "\" does not exist",
                "create it with \"docker network create "
                    + network.name()
                    + "\", or remove \"external: true\""));
      }
      found
          .filter(each -> !network.external() && isMislabelled(each, network))
          .ifPresent(each ->
              problems.add(
                  new Problem(
                      "network \"%s\" was made for the key \"%s\", not \"%s\""
                          .formatted(network.name(), each.label(Labels.NETWORK), network.key()),
                      "give the network another name, or remove the one there is")));
    }
    return problems;
  }

  /// Those that are made anew.
  List<Network> diverged() {
    return wanted.stream()
        .filter(network -> !network.external())
        .filter(network ->
            state.network(network.name()).filter(each -> isDiverged(each, network)).isPresent())
        .toList();
  }

  void plan(NetworkReplacer replacer) {
    for (var network : wanted) {
      if (!network.external()) {
        plan(network, replacer);
      }
    }
  }

  private void plan(Network network, NetworkReplacer replacer) {
    var spec = NetworkSpecs.of(project, network);
    var found = state.network(network.name());
    if (found.isEmpty()) {
      toUse.put(spec.name(), List.of(Need.done(create(spec))));
    } else if (isForeign(found.get())) {
      plan.note(
          "network \"" + spec.name() + "\" exists, but was not made for this project; it is used",
          "say \"external: true\" if that is meant");
    } else {
      var needs = new ArrayList<>(withoutTwins(found.get()));
      if (isDiverged(found.get(), network)) {
        needs.add(Need.done(replacer.replace(found.get(), spec)));
      }
      toUse.put(spec.name(), needs);
    }
  }

  /// Two who make a network at once may get two of an old engine, which then takes the name for
  /// ambiguous. All but the one that is used go.
  private List<Need> withoutTwins(ObservedNetwork kept) {
    return state.networks().stream()
        .filter(each -> each.name().equals(kept.name()) && !each.id().equals(kept.id()))
        .filter(each -> !isForeign(each))
        .map(each -> new Action.RemoveNetwork(each.id(), each.name()))
        .map(remove -> Need.ended(plan.add(remove, new Reason.Twin(), null, List.of())))
        .toList();
  }

  private StepId create(NetworkSpec spec) {
    return plan.add(new Action.CreateNetwork(spec), new Reason.Missing(), null, List.of());
  }

  private boolean isForeign(ObservedNetwork found) {
    return !found.label(Labels.PROJECT).equals(project.name().value());
  }

  private boolean isMislabelled(ObservedNetwork found, Network network) {
    return !isForeign(found) && !found.label(Labels.NETWORK).equals(network.key().value());
  }

  private boolean isDiverged(ObservedNetwork found, Network network) {
    var hash = found.label(Labels.CONFIG_HASH);
    return !isForeign(found)
        && !hash.isEmpty()
        && !hash.equals(NetworkSpecs.of(project, network).labels().get(Labels.CONFIG_HASH));
  }

  /// What a container that is connected to the network has to wait for.
  List<Need> toUse(String network) {
    return toUse.getOrDefault(network, List.of());
  }
}
