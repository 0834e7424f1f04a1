package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.execute.Evidence;
import dev.dhow.insight.ProjectView;
import dev.dhow.insight.ServiceView;
import dev.dhow.insight.Standing;
import dev.dhow.insight.Why;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.render.Colours;
import dev.dhow.render.WhyContainer;
import dev.dhow.render.WhyFindings;
import dev.dhow.render.WhyJson;
import dev.dhow.render.WhyText;
import dev.dhow.spec.Names;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// `why`: what keeps services from running as they should. Reads only.
public final class ExplainService {
  private final Workplace workplace;

  public ExplainService(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @param services as named; empty for all that are not as they should be
  /// @return the exit code
  public int run(Set<String> services, boolean json) throws InterruptedException {
    var named = workplace.projects().described();
    named.check(services);
    var engine = workplace.engine().get();
    var found = Inventory.of(engine, named, services);
    found.services().check(services);
    var project = ProjectView.of(found.project(), found.state().containers());
    var answers = answers(project, services);
    var findings = lookInto(engine, found, project, answers);
    var screen = workplace.screen();
    if (json) {
      screen.out().print(new WhyJson(project, findings).of(answers));
    } else if (named.files().isEmpty() && !found.hasContainers()) {
      screen.out().println("project %s has no containers".formatted(named.name()));
    } else if (answers.isEmpty()) {
      screen.out().println("every service is as it should be");
    } else {
      var colours = Colours.when(screen.outColors());
      screen.out().print(new WhyText(project, findings, colours).of(answers));
    }
    return 0;
  }

  private static List<Why> answers(ProjectView project, Set<String> services) {
    if (!services.isEmpty()) {
      return services.stream().map(name -> Why.of(project, new ServiceName(name))).toList();
    }
    return project.services().keySet().stream()
        .map(name -> Why.of(project, name))
        .filter(why -> why.verdict() != Why.Verdict.FINE)
        .toList();
  }

  private static WhyFindings lookInto(
      Engine engine, Inventory found, ProjectView project, List<Why> answers)
      throws InterruptedException {
    var troubled =
        answers.stream()
            .flatMap(why -> why.causes().stream())
            .distinct()
            .map(project::service)
            .toList();
    var containers = troubled.stream().flatMap(each -> each.containers().stream()).toList();
    return new WhyFindings(lookInto(engine, containers), missingImages(engine, found, troubled));
  }

  /// What keeps services from having containers, as far as that is their images.
  private static SortedMap<ServiceName, String> missingImages(
      Engine engine, Inventory found, List<ServiceView> troubled) throws InterruptedException {
    var wanted = new TreeMap<ServiceName, Service>();
    troubled.stream()
        .filter(each -> each.standing() == Standing.MISSING)
        .forEach(each -> wanted.put(each.name(), each.service()));
    var missing = new TreeMap<ServiceName, String>();
    if (wanted.isEmpty()) {
      return missing;
    }
    var project = found.project().withServices(wanted, new TreeMap<>());
    var state = Observation.withAllImages(engine, project, found.state());
    wanted.forEach((name, service) -> {
      var image = Names.image(project, service);
      if (service.provider() == null && state.image(image).isEmpty()) {
        missing.put(name, image);
      }
    });
    return missing;
  }

  private static Map<ContainerId, WhyContainer> lookInto(
      Engine engine, List<ObservedContainer> containers) throws InterruptedException {
    var evidence = new Evidence(engine);
    var questions = new ArrayList<Callable<WhyContainer>>();
    for (var detail : ContainerDetails.of(engine, containers).values()) {
      questions.add(() -> {
        var lines = evidence.lastLines(detail.id());
        return new WhyContainer(detail, Evidence.about(detail, lines), lines);
      });
    }
    return Together.ask(questions).stream()
        .collect(Collectors.toMap(each -> each.detail().id(), each -> each));
  }
}
