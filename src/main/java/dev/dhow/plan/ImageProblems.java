package dev.dhow.plan;

import dev.dhow.model.Dependency;
import dev.dhow.model.Dependency.Condition;
import dev.dhow.model.Service;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.Names;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What stands in the way of services because of their images: one that may not be pulled is
/// missing, or brings no healthcheck although the service's health is waited for.
final class ImageProblems {
  private final Situation situation;
  private final Map<?, Service> concerned;
  private final Set<String> pending;

  /// @param pending images that are still to be pulled or built, so that nothing is known of them
  ImageProblems(Situation situation, Collection<Service> concerned, Set<String> pending) {
    this.situation = situation;
    this.concerned =
        concerned.stream().collect(Collectors.toMap(Service::name, Function.identity()));
    this.pending = Set.copyOf(pending);
  }

  /// @param starts whether any of its containers is to be started
  List<Problem> of(Service service, boolean starts) {
    var problems = new ArrayList<Problem>();
    missing(service).ifPresent(problems::add);
    missingBefore(service).ifPresent(problems::add);
    if (starts) {
      service.dependsOn().stream()
          .filter(each -> each.required() && each.condition() == Condition.SERVICE_HEALTHY)
          .flatMap(each -> withoutHealth(service, each).stream())
          .forEach(problems::add);
    }
    return problems;
  }

  private Optional<Problem> missing(Service service) {
    if (service.replicas() == 0 || pending.contains(reference(service))) {
      return Optional.empty();
    }
    var found = image(service);
    if (found.isPresent()) {
      return found
          .filter(image -> !image.suits(service.platform()))
          .map(image ->
              new Problem(
                  "image \"%s\" is for %s, and service \"%s\" wants it for %s"
                      .formatted(
                          reference(service), image.platform(), service.name(), service.platform()),
                  "pull or build it for that platform, or change the service's platform"));
    }
    if (!"never".equals(service.pullPolicy()) || service.build() != null) {
      return Optional.empty();
    }
    return Optional.of(neverPulled(service, reference(service)));
  }

  /// An image that something is made of which runs before the service.
  private Optional<Problem> missingBefore(Service service) {
    return Names.images(situation.project(), service).stream()
        .filter(image -> service.replicas() > 0 && "never".equals(service.pullPolicy()))
        .filter(image -> !image.equals(reference(service)) && !pending.contains(image))
        .filter(image -> situation.state().image(image).isEmpty())
        .findFirst()
        .map(image -> neverPulled(service, image));
  }

  private static Problem neverPulled(Service service, String image) {
    return new Problem(
        "image \"%s\" of service \"%s\" is missing and its pull_policy is never"
            .formatted(image, service.name()),
        "pull it with \"docker pull\", or change pull_policy");
  }

  private Optional<Problem> withoutHealth(Service service, Dependency dependency) {
    var needed = concerned.get(dependency.service());
    if (needed == null || needed.replicas() == 0) {
      return Optional.empty();
    }
    var healthcheck = needed.process().healthcheck();
    var test = healthcheck == null ? null : healthcheck.test();
    var lacks =
        switch (test) {
          case null -> imageLacks(needed);
          case List<String> words when words.isEmpty() -> imageLacks(needed);
          case List<String> words -> words.getFirst().equals("NONE");
        };
    var disabled = healthcheck != null && healthcheck.disabled();
    return disabled || lacks
        ? Optional.of(
            new Problem(
                "service \"%s\" waits for \"%s\" to be healthy, which has no healthcheck"
                    .formatted(service.name(), needed.name()),
                "give %s a healthcheck, or wait for it with service_started"
                    .formatted(needed.name())))
        : Optional.empty();
  }

  /// What runs with a healthcheck has it from the image it was made of.
  private boolean imageLacks(Service service) {
    var probed =
        situation.replicas(service.name()).stream().anyMatch(each -> each.health() != Health.NONE);
    return !probed
        && !pending.contains(reference(service))
        && image(service)
            .map(found -> found.settings().probe())
            .filter(probe -> probe.isEmpty() || probe.getFirst().equals("NONE"))
            .isPresent();
  }

  private Optional<ObservedImage> image(Service service) {
    return situation.image(service);
  }

  private String reference(Service service) {
    return Names.image(situation.project(), service);
  }
}
