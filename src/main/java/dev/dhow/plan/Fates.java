package dev.dhow.plan;

import dev.dhow.model.OnChange;
import dev.dhow.model.Service;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A service's replicas, wanted and observed, sorted by what becomes of them.
///
/// @param wanted as many as the service is to have, by number
/// @param surplus those that go
record Fates(List<Fate> wanted, List<Surplus> surplus) {

  Fates {
    wanted = List.copyOf(wanted);
    surplus = List.copyOf(surplus);
  }

  /// A container that goes without another one in its place.
  record Surplus(ObservedContainer container, Reason reason) {}

  private record Candidate(
      ObservedContainer container,
      Optional<Reason> outdated,
      Optional<Reason> unaware,
      boolean unproven) {}

  /// Up-to-date containers stay before outdated ones, then low numbers before high ones. Of two
  /// with one number, as a replacement that was cut short leaves them, the one that runs stays, or
  /// else the newer one. One that never ran never takes the place of one that runs: nobody knows
  /// whether it would, so the replacement begins again, and can be taken back.
  private static int bestFirst(Candidate one, Candidate other) {
    var container = one.container();
    var rival = other.container();
    if (one.unproven() != other.unproven()) {
      return one.unproven() ? 1 : -1;
    }
    if (one.outdated().isPresent() != other.outdated().isPresent()) {
      return one.outdated().isPresent() ? 1 : -1;
    }
    if (container.number() != rival.number()) {
      return Integer.compare(container.number(), rival.number());
    }
    if (container.status().isUp() != rival.status().isUp()) {
      return container.status().isUp() ? -1 : 1;
    }
    int byAge = rival.created().compareTo(container.created());
    return byAge != 0 ? byAge : container.id().value().compareTo(rival.id().value());
  }

  /// @param fillsGaps whether what is missing gets free numbers below the highest one
  static Fates of(
      Service service, List<ObservedContainer> observed, Divergence divergence, boolean fillsGaps) {
    var candidates =
        observed.stream()
            .map(each ->
                new Candidate(
                    each,
                    divergence.of(service, each),
                    divergence.unaware(service, each),
                    isUnproven(each, observed)))
            .sorted(Fates::bestFirst)
            .toList();
    var numbers = new HashSet<Integer>();
    var kept = new ArrayList<Candidate>();
    var rest = new ArrayList<ObservedContainer>();
    for (var candidate : candidates) {
      if (kept.size() < service.replicas() && numbers.add(candidate.container().number())) {
        kept.add(candidate);
      } else {
        rest.add(candidate.container());
      }
    }
    var fates =
        Stream.concat(
            kept.stream().map(each -> fate(service, each)),
            missing(service.replicas() - kept.size(), observed, fillsGaps));
    var distinct = observed.stream().map(ObservedContainer::number).distinct().count();
    var scaledDown = new Reason.ScaledDown((int) distinct, service.replicas());
    return new Fates(
        fates.sorted((one, other) -> Integer.compare(one.number(), other.number())).toList(),
        rest.stream()
            .map(each ->
                new Surplus(
                    each, numbers.contains(each.number()) ? new Reason.Leftover() : scaledDown))
            .toList());
  }

  private static boolean isUnproven(ObservedContainer container, List<ObservedContainer> observed) {
    return container.status() == ContainerStatus.CREATED
        && observed.stream()
            .anyMatch(each -> each.number() == container.number() && each.status().isUp());
  }

  /// Every container stays as it is, and is started where it does not run. Of two with one number
  /// only the better one does.
  static Fates staying(List<ObservedContainer> observed) {
    var numbers = new HashSet<Integer>();
    var wanted =
        observed.stream()
            .map(each ->
                new Candidate(each, Optional.empty(), Optional.empty(), isUnproven(each, observed)))
            .sorted(Fates::bestFirst)
            .filter(each -> numbers.add(each.container().number()))
            .map(each -> asItIs(each.container()))
            .toList();
    return new Fates(wanted, List.of());
  }

  private static Fate fate(Service service, Candidate candidate) {
    var container = candidate.container();
    if (candidate.outdated().isPresent()) {
      return new Fate.Replace(container, candidate.outdated().get());
    }
    if (candidate.unaware().isPresent() && container.status() != ContainerStatus.DEAD) {
      return new Fate.Refresh(container, candidate.unaware().get(), OnChange.of(service));
    }
    return asItIs(container);
  }

  private static Fate asItIs(ObservedContainer container) {
    if (container.status() == ContainerStatus.DEAD) {
      return new Fate.Replace(container, new Reason.NotRunning());
    }
    return container.status().isUp() ? new Fate.Keep(container) : new Fate.Start(container);
  }

  /// As with docker compose, new replicas get the numbers after the highest one and gaps below it
  /// stay, unless they are to be filled.
  private static Stream<Fate> missing(
      int count, List<ObservedContainer> observed, boolean fillsGaps) {
    var taken = observed.stream().map(ObservedContainer::number).collect(Collectors.toSet());
    var first = fillsGaps || taken.isEmpty() ? 1 : Collections.max(taken) + 1;
    return Stream.iterate(first, number -> number + 1)
        .filter(number -> !taken.contains(number))
        .limit(Math.max(0, count))
        .map(Fate.Create::new);
  }
}
