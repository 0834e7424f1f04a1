package dev.dhow.graph;

import dev.dhow.model.Dependency;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.TopologicalOrderIterator;

/// The services of a project and what they need. A dependency on a service that is not among them
/// is left out. All answers are in an order that depends on names only.
public final class ServiceGraph {

  /// An edge leads from a service to one it needs.
  private final Graph<ServiceName, DefaultEdge> graph = new Needs();

  private final Set<ServiceName> needingThemselves = new TreeSet<>();

  private ServiceGraph() {}

  public static ServiceGraph of(Collection<Service> services) {
    var result = new ServiceGraph();
    services.forEach(service -> result.graph.addVertex(service.name()));
    for (var service : services) {
      for (var dependency : service.dependsOn()) {
        result.connect(service.name(), dependency);
      }
    }
    return result;
  }

  private void connect(ServiceName service, Dependency dependency) {
    var needed = dependency.service();
    if (needed.equals(service)) {
      needingThemselves.add(service);
    } else if (graph.containsVertex(needed)) {
      graph.addEdge(service, needed);
    }
  }

  /// All services, each behind what it needs; by name where nothing else decides.
  ///
  /// @throws IllegalStateException when there is a cycle
  public List<ServiceName> order() {
    var order = new ArrayList<ServiceName>();
    try {
      var dependents = new TopologicalOrderIterator<>(reversed(), Comparator.naturalOrder());
      dependents.forEachRemaining(order::add);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("services need each other: " + cycles(), e);
    }
    return order;
  }

  /// All services, each before what it needs: the order to stop them in.
  public List<ServiceName> reverseOrder() {
    return order().reversed();
  }

  /// What a service needs itself.
  public SortedSet<ServiceName> dependencies(ServiceName service) {
    return new TreeSet<>(Graphs.successorListOf(graph, service));
  }

  /// What needs a service itself.
  public SortedSet<ServiceName> dependents(ServiceName service) {
    return new TreeSet<>(Graphs.predecessorListOf(graph, service));
  }

  /// The services and everything they need, directly or not.
  public SortedSet<ServiceName> withDependencies(Collection<ServiceName> services) {
    return reachable(services, this::dependencies);
  }

  /// The services and everything that needs them, directly or not.
  public SortedSet<ServiceName> withDependents(Collection<ServiceName> services) {
    return reachable(services, this::dependents);
  }

  /// One cycle of each group of services that need each other, its first service repeated at the
  /// end: `a, b, a`.
  public List<List<ServiceName>> cycles() {
    var cycles = new ArrayList<List<ServiceName>>();
    needingThemselves.forEach(service -> cycles.add(List.of(service, service)));
    new KosarajuStrongConnectivityInspector<>(graph)
        .stronglyConnectedSets().stream()
            .filter(group -> group.size() > 1)
            .sorted((one, other) -> Collections.min(one).compareTo(Collections.min(other)))
            .map(this::cycle)
            .forEach(cycles::add);
    return cycles;
  }

  private List<ServiceName> cycle(Set<ServiceName> group) {
    var first = Collections.min(group);
    var next = new TreeSet<>(Graphs.successorListOf(graph, first));
    next.retainAll(group);
    var cycle = new ArrayList<ServiceName>();
    cycle.add(first);
    var back = BFSShortestPath.findPathBetween(graph, next.first(), first);
    cycle.addAll(back.getVertexList());
    return cycle;
  }

  private Graph<ServiceName, DefaultEdge> reversed() {
    var reversed = new Needs();
    Graphs.addGraphReversed(reversed, graph);
    return reversed;
  }

  private SortedSet<ServiceName> reachable(
      Collection<ServiceName> from, Function<ServiceName, SortedSet<ServiceName>> next) {
    var reached = new TreeSet<ServiceName>();
    var open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      var service = open.remove();
      if (graph.containsVertex(service) && reached.add(service)) {
        open.addAll(next.apply(service));
      }
    }
    return reached;
  }
}
