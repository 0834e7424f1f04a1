package dev.dhow.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.Projects;
import dev.dhow.model.ServiceName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceGraphTest {

  @Test
  void dependencies_come_first_and_names_decide_the_rest() {
    var graph = graph("web: db, cache", "db: ", "cache: db", "alone: ");
    assertThat(names(graph.order())).isEqualTo("alone db cache web");
    assertThat(names(graph.reverseOrder())).isEqualTo("web cache db alone");
  }

  @Test
  void the_closure_holds_everything_needed() {
    var graph = graph("web: api", "api: db", "db: ", "other: db");
    var web = new ServiceName("web");
    var db = new ServiceName("db");
    assertThat(names(graph.withDependencies(List.of(web)))).isEqualTo("api db web");
    assertThat(names(graph.withDependents(List.of(db)))).isEqualTo("api db other web");
    assertThat(names(graph.dependencies(web))).isEqualTo("api");
    assertThat(names(graph.dependents(db))).isEqualTo("api other");
  }

  @Test
  void what_is_not_there_is_left_out() {
    assertThat(names(graph("web: gone").order())).isEqualTo("web");
  }

  @Test
  void cycles_are_named_in_full() {
    var graph = graph("a: b", "b: c", "c: a, d", "d: ", "x: y", "y: x", "self: self");
    assertThat(graph.cycles().stream().map(ServiceGraphTest::names))
        .containsExactly("self self", "a b c a", "x y x");
    assertThatThrownBy(graph::order).isInstanceOf(IllegalStateException.class);
  }

  private static String names(Collection<ServiceName> services) {
    return String.join(" ", services.stream().map(ServiceName::value).toList());
  }

  /// @param services each as `name: what, it, needs`
  private static ServiceGraph graph(String... services) {
    var yaml = new StringBuilder("services:\n");
    for (var service : services) {
      var parts = service.split(": ", -1);
      yaml.append("  %s: {image: x, depends_on: [%s]}\n".formatted(parts[0], parts[1]));
    }
    return ServiceGraph.of(
        Projects.of(yaml.toString(), Set.of(), new Diagnostics()).services().values());
  }
}
