package dev.dhow.render;

import dev.dhow.insight.ProjectView;
import dev.dhow.insight.ServiceView;
import dev.dhow.insight.ServiceView.Link;
import dev.dhow.insight.Standing;
import dev.dhow.insight.Why;
import dev.dhow.insight.Why.Verdict;
import dev.dhow.model.Dependency.Condition;
import dev.dhow.state.ExitCode;
import dev.dhow.state.ObservedContainer;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The answer of `why` in a sentence: `web was never started: it waits until db is healthy, and db
/// is unhealthy`.
final class WhySentence {
  private final ProjectView project;
  private final WhyFindings findings;

  WhySentence(ProjectView project, WhyFindings findings) {
    this.project = project;
    this.findings = findings;
  }

  String of(Why why) {
    var name = why.service().name();
    var text = name + " " + standing(why.service());
    if (why.verdict() == Verdict.NOT_STARTED) {
      return text + obstacle(why.service());
    }
    var parts =
        why.verdict() == Verdict.BLOCKED
            ? why.blockers().stream().map(this::blocker)
            : troubled(why).map(each -> "it needs " + each.name() + ", which " + standing(each));
    var more = parts.collect(Collectors.joining("; "));
    return more.isEmpty() ? text : text + ": " + more;
  }

  private String obstacle(ServiceView service) {
    if (findings.refusal(service).isPresent()) {
      return ": the engine refused to start it";
    }
    return findings
        .missingImage(service)
        .map(image -> ", and its image " + image + " is not there")
        .orElse(", and no other service keeps it from being started");
  }

  private Stream<ServiceView> troubled(Why why) {
    if (why.service().wasEnded()) {
      return Stream.empty();
    }
    return why.service().links().stream()
        .map(Link::service)
        .filter(project::has)
        .map(project::service)
        .filter(each -> !each.standing().isFine());
  }

  private String blocker(Link link) {
    return "it waits until %s %s, and %s %s"
        .formatted(
            link.service(),
            condition(link.condition()),
            link.service(),
            standing(project.service(link.service())));
  }

  static String condition(Condition condition) {
    return switch (condition) {
      case SERVICE_STARTED -> "has started";
      case SERVICE_HEALTHY -> "is healthy";
      case SERVICE_COMPLETED_SUCCESSFULLY -> "has completed";
    };
  }

  private String standing(ServiceView service) {
    return switch (service.standing()) {
      case DONE -> "has ended with exit code 0";
      case HEALTHY -> "is healthy";
      case RUNNING -> "runs";
      case PROVIDED -> "is provided by a program, which dhow cannot look into";
      case UNWANTED -> "is to have no container";
      case DISABLED -> "is left out by its profiles " + service.service().profiles();
      case STARTING -> "runs, and its healthcheck has not passed yet";
      case PAUSED -> "is paused";
      case CREATED ->
          findings.refusal(service).isPresent() ? "could not be started" : "was never started";
      case MISSING ->
          service.containers().isEmpty()
              ? "does not exist yet"
              : "has %d of %d containers"
                  .formatted(service.containers().size(), service.service().replicas());
      case RESTARTING -> "keeps restarting" + restarts(service).orElseGet(() -> exit(service));
      case UNHEALTHY -> "is unhealthy";
      case FAILED -> "has ended" + exit(service);
    };
  }

  private Optional<String> restarts(ServiceView service) {
    return findings.of(service).stream()
        .map(WhyContainer::detail)
        .filter(detail -> detail.restarts() > 0)
        .max((one, other) -> Integer.compare(one.restarts(), other.restarts()))
        .map(detail ->
            ", %s so far, the last time after exit code %d%s"
                .formatted(
                    Count.of(detail.restarts(), "time"),
                    detail.exitCode(),
                    meaning(detail.exitCode())));
  }

  private static String exit(ServiceView service) {
    return service.containers().stream()
        .map(ObservedContainer::exitCode)
        .filter(Objects::nonNull)
        .filter(code -> code != 0)
        .findFirst()
        .map(code -> " with exit code " + code + meaning(code))
        .orElse("");
  }

  private static String meaning(int code) {
    var meaning = ExitCode.meaning(code);
    return meaning.isEmpty() ? "" : ": " + meaning;
  }

  /// What to do about a service where trouble began; empty when there is nothing to do but wait.
  Optional<String> hint(ServiceView service) {
    var name = service.name();
    if (findings.of(service).stream().anyMatch(each -> each.detail().outOfMemory())) {
      return Optional.of("give it more memory with mem_limit, or let it take less");
    }
    return switch (service.standing()) {
      case DONE, HEALTHY, RUNNING, PROVIDED, UNWANTED, STARTING -> Optional.empty();
      case DISABLED ->
          Optional.of("enable it with --profile " + service.service().profiles().getFirst());
      case PAUSED -> Optional.of("let it go on with 'dhow unpause %s'".formatted(name));
      case CREATED, MISSING -> Optional.of(way(service));
      case UNHEALTHY ->
          Optional.of(
              "do what its healthcheck asks for, or change the healthcheck; 'dhow logs %s' shows all"
                      .formatted(name)
                  + " it printed");
      case RESTARTING, FAILED -> {
        var output = "look at its whole output with 'dhow logs %s'".formatted(name);
        yield Optional.of(
            service.wasEnded()
                ? "start it again with 'dhow start %s', or ".formatted(name) + output
                : output);
      }
    };
  }

  /// To start what was not started.
  private String way(ServiceView service) {
    var name = service.name();
    var start = "'dhow up -d %s'".formatted(name);
    if (findings.refusal(service).isPresent()) {
      return "correct in the files what the engine names, then start it with " + start;
    }
    if (findings.missingImage(service).isEmpty()) {
      return "start it with " + start;
    }
    return service.service().build() == null
        ? "'dhow pull %s' tells whether it can be had".formatted(name)
        : "'dhow build %s' makes it, or tells why it cannot".formatted(name);
  }

  /// In words for a tree: `until it is healthy`.
  String until(Link link) {
    return (link.required() ? "until it " : "if it can, until it ")
        + condition(link.condition())
        + (link.met() ? "" : ": " + hope(link));
  }

  /// What has ended otherwise than it should does not come to it by waiting.
  private String hope(Link link) {
    return project.service(link.service()).standing() == Standing.FAILED ? "it failed" : "not yet";
  }

  static boolean isBad(Standing standing) {
    return standing.compareTo(Standing.RESTARTING) >= 0;
  }
}
