package dev.dhow.app;

import dev.dhow.engine.EngineException;
import dev.dhow.insight.ProjectGraph;
import dev.dhow.insight.ProjectView;
import dev.dhow.model.Project;
import dev.dhow.render.Colours;
import dev.dhow.render.GraphDot;
import dev.dhow.render.GraphJson;
import dev.dhow.render.GraphMermaid;
import dev.dhow.render.GraphSvg;
import dev.dhow.render.GraphText;
import dev.dhow.state.ObservedContainer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `graph`: what hangs together with what in a project, and how it is doing. Reads only; where no
/// engine answers, the files alone are shown.
public final class ShowGraph {
  private final Workplace workplace;

  public ShowGraph(Workplace workplace) {
    this.workplace = workplace;
  }

  /// How the graph is shown.
  public enum Format {
    TEXT,
    MERMAID,
    DOT,
    SVG,
    JSON
  }

  /// @param services as named, with all they need; empty for all
  /// @param live whether the engine is asked how they are doing
  /// @return the exit code
  public int run(Set<String> services, Format format, boolean live) throws InterruptedException {
    var named = workplace.projects().described();
    named.check(services);
    var screen = workplace.screen();
    var graph = graph(named, services, live);
    screen
        .out()
        .print(
            switch (format) {
              case TEXT ->
                  new GraphText(graph, Colours.when(screen.outColors()))
                      .text(screen.tableColumns());
              case MERMAID -> GraphMermaid.of(graph);
              case DOT -> GraphDot.of(graph);
              case SVG -> GraphSvg.of(graph);
              case JSON -> GraphJson.of(graph);
            });
    return 0;
  }

  private ProjectGraph graph(NamedProject named, Set<String> services, boolean live)
      throws InterruptedException {
    if (named.files().isEmpty()) {
      var found = Inventory.of(workplace.engine().get(), named, services);
      found.services().check(services);
      return graph(found.project(), services, Optional.of(found.state().containers()));
    }
    var project = Inventory.enabling(named.files().get(), services);
    return graph(project, services, live ? containers(project) : Optional.empty());
  }

  private static ProjectGraph graph(
      Project project, Set<String> services, Optional<List<ObservedContainer>> containers) {
    var narrowed = ProjectGraph.narrowed(project, UpRequests.names(services));
    var view = ProjectView.of(narrowed, containers.orElse(List.of()));
    return ProjectGraph.of(view, containers.isPresent());
  }

  /// Empty when no engine answers, which is told.
  private Optional<List<ObservedContainer>> containers(Project project)
      throws InterruptedException {
    try {
      return Optional.of(workplace.engine().get().containers(project.name()));
    } catch (EngineException.Unreachable e) {
      workplace.screen().warn("shown without the state of containers: " + e.getMessage());
      return Optional.empty();
    }
  }
}
