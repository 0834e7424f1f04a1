package dev.dhow.insight;

import dev.dhow.insight.ServiceView.Link;
import dev.dhow.model.ServiceName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// Why a service is as it is.
///
/// @param blockers what it waits for before it can be started
/// @param causes the services where the trouble began, itself among them when it is its own
public record Why(
    ServiceView service, Verdict verdict, List<Link> blockers, NavigableSet<ServiceName> causes) {

  public Why {
    blockers = List.copyOf(blockers);
    causes = Collections.unmodifiableNavigableSet(new TreeSet<>(causes));
  }

  /// What is the matter, in a word.
  public enum Verdict {
    /// Nothing.
    FINE,
    /// It runs, and its healthcheck has not passed yet.
    STARTING,
    /// It was not started, and waits for others.
    BLOCKED,
    /// It was not started, and nothing keeps it from that.
    NOT_STARTED,
    /// It runs no more, or not well.
    BROKEN;

    /// As output for programs spells it, such as `not-started`.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static Why of(ProjectView project, ServiceName name) {
    var service = project.service(name);
    var standing = service.standing();
    if (standing.isFine()) {
      return new Why(service, Verdict.FINE, List.of(), new TreeSet<>());
    }
    if (!standing.isBeforeStart()) {
      var verdict = standing == Standing.STARTING ? Verdict.STARTING : Verdict.BROKEN;
      return new Why(service, verdict, List.of(), causesOfTrouble(project, service));
    }
    var blockers = service.links().stream().filter(Link::blocks).toList();
    var verdict = blockers.isEmpty() ? Verdict.NOT_STARTED : Verdict.BLOCKED;
    return new Why(service, verdict, blockers, causes(project, List.of(service)));
  }

  /// What needs something that is broken may break of that, so both are causes, unless it was ended
  /// from outside.
  private static NavigableSet<ServiceName> causesOfTrouble(
      ProjectView project, ServiceView service) {
    if (service.wasEnded()) {
      return new TreeSet<>(Set.of(service.name()));
    }
    var needed =
        service.links().stream()
            .map(Link::service)
            .filter(project::has)
            .map(project::service)
            .filter(each -> !each.standing().isFine())
            .toList();
    var causes = causes(project, needed);
    causes.add(service.name());
    return causes;
  }

  /// Where one gets to from those that were not started, along what they wait for.
  private static NavigableSet<ServiceName> causes(ProjectView project, List<ServiceView> from) {
    var causes = new TreeSet<ServiceName>();
    var seen = new TreeSet<ServiceName>();
    from.forEach(each -> follow(project, each, causes, seen));
    return causes;
  }

  private static void follow(
      ProjectView project,
      ServiceView service,
      NavigableSet<ServiceName> causes,
      Set<ServiceName> seen) {
    if (!seen.add(service.name())) {
      return;
    }
    var blockers = new ArrayList<ServiceName>();
    if (service.standing().isBeforeStart()) {
      service.links().stream().filter(Link::blocks).map(Link::service).forEach(blockers::add);
    }
    if (blockers.isEmpty()) {
      causes.add(service.name());
    }
    blockers.forEach(each -> follow(project, project.service(each), causes, seen));
  }
}
