package dev.dhow.graph;

import dev.dhow.model.ServiceName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jgrapht.Graph;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractBaseGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DefaultGraphType;
import org.jgrapht.graph.GraphSpecificsStrategy;
import org.jgrapht.graph.IntrusiveEdgesSpecifics;
import org.jgrapht.graph.UniformIntrusiveEdgesSpecifics;
import org.jgrapht.graph.specifics.FastLookupDirectedSpecifics;
import org.jgrapht.graph.specifics.Specifics;

/// Which services need which, as a simple directed graph.
///
/// The same as jgrapht's `SimpleDirectedGraph`, but for the lambdas it is made with: jgrapht's are
/// serializable, which the AOT cache holds none of, and making them at each start takes 4 ms.
final class Needs extends AbstractBaseGraph<ServiceName, DefaultEdge> {
  private static final long serialVersionUID = 1;

  Needs() {
    super(null, DefaultEdge::new, DefaultGraphType.directedSimple(), new Storage());
  }

  /// What `FastLookupGraphSpecificsStrategy` chooses for directed graphs without weights.
  private static final class Storage implements GraphSpecificsStrategy<ServiceName, DefaultEdge> {
    private static final long serialVersionUID = 1;

    @Override
    public Function<GraphType, IntrusiveEdgesSpecifics<ServiceName, DefaultEdge>>
        getIntrusiveEdgesSpecificsFactory() {
      return _ -> new UniformIntrusiveEdgesSpecifics<>(new LinkedHashMap<>());
    }

    @Override
    public BiFunction<
            Graph<ServiceName, DefaultEdge>, GraphType, Specifics<ServiceName, DefaultEdge>>
        getSpecificsFactory() {
      return (graph, _) ->
          new FastLookupDirectedSpecifics<>(
              graph, new LinkedHashMap<>(), new HashMap<>(), getEdgeSetFactory());
    }
  }
}
