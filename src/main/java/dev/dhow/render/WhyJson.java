package dev.dhow.render;

import dev.dhow.insight.ProjectView;
import dev.dhow.insight.ServiceView;
import dev.dhow.insight.ServiceView.Link;
import dev.dhow.insight.Why;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ExitCode;
import dev.dhow.state.ObservedContainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The answer of `why` for programs: one array with an object for each service that was asked for.
///
/// ```
/// [{"service":"web","verdict":"blocked","message":"web was never started: …","causes":["db"],
///   "services":[{"service":"db","standing":"unhealthy","dependsOn":[…],"containers":[…]}]}]
/// ```
///
/// `services` holds the service and everything it needs, with the `missingImage` of one that cannot
/// have a container for want of it. Containers of causes also have what was found in them:
/// `exitCode` with its `meaning`, `outOfMemory`, `error`, `restarts`, `probes` and the last lines
/// of their `output`.
public final class WhyJson {
  private final ProjectView project;
  private final WhyFindings findings;
  private final WhySentence sentences;

  public WhyJson(ProjectView project, WhyFindings findings) {
    this.project = project;
    this.findings = findings;
    this.sentences = new WhySentence(project, findings);
  }

  /// One line, ended.
  public String of(List<Why> answers) {
    return JsonText.of(answers.stream().map(this::of).toList()) + "\n";
  }

  private Map<String, @Nullable Object> of(Why why) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("service", why.service().name());
    json.put("verdict", why.verdict().id());
    json.put("message", sentences.of(why));
    json.put("causes", why.causes());
    json.put("services", needed(why.service()).stream().map(this::service).toList());
    return json;
  }

  private List<ServiceView> needed(ServiceView root) {
    var names = new TreeSet<ServiceName>();
    collect(root, names);
    return names.stream().map(project::service).toList();
  }

  private void collect(ServiceView service, Set<ServiceName> names) {
    if (names.add(service.name())) {
      service.links().stream()
          .map(Link::service)
          .filter(project::has)
          .forEach(each -> collect(project.service(each), names));
    }
  }

  private SequencedMap<String, @Nullable Object> service(ServiceView service) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("service", service.name());
    json.put("standing", service.standing().id());
    json.put("missingImage", findings.missingImage(service).orElse(null));
    json.put("dependsOn", service.links().stream().map(WhyJson::link).toList());
    json.put("containers", service.containers().stream().map(this::container).toList());
    return json;
  }

  private static SequencedMap<String, @Nullable Object> link(Link link) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("service", link.service());
    json.put("condition", link.condition().id());
    json.put("required", link.required());
    json.put("met", link.met());
    return json;
  }

  private SequencedMap<String, @Nullable Object> container(ObservedContainer container) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("container", container.name());
    json.put("state", container.status().id());
    json.put("health", ContainerFields.health(container));
    var known = findings.containers().get(container.id());
    if (known != null) {
      add(json, known.detail());
      json.put("output", known.output());
    }
    return json;
  }

  private static void add(SequencedMap<String, @Nullable Object> json, ContainerDetail detail) {
    var ended = StatusList.hasExited(detail);
    json.put("restarts", detail.restarts());
    json.put("exitCode", ended ? detail.exitCode() : null);
    json.put("meaning", ended ? ExitCode.meaning(detail.exitCode()) : "");
    json.put("outOfMemory", detail.outOfMemory());
    json.put("error", detail.error());
    json.put("startedAt", StatusList.moment(detail.startedAt()));
    json.put("finishedAt", StatusList.moment(detail.finishedAt()));
    json.put("probes", detail.probes().stream().map(WhyJson::probe).toList());
  }

  private static SequencedMap<String, @Nullable Object> probe(ContainerDetail.ProbeResult probe) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("startedAt", StatusList.moment(probe.start()));
    json.put("exitCode", probe.exitCode());
    json.put("output", probe.output());
    return json;
  }
}
