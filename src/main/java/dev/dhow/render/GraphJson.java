package dev.dhow.render;

import dev.dhow.insight.ProjectGraph;
import dev.dhow.insight.ProjectGraph.Live;
import dev.dhow.insight.ProjectGraph.Net;
import dev.dhow.insight.ProjectGraph.Part;
import dev.dhow.insight.ProjectGraph.Store;
import dev.dhow.insight.ProjectGraph.Use;
import dev.dhow.insight.ServiceView.Link;
import dev.dhow.state.ObservedContainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A project's graph as one JSON object for programs; `schema/output/graph.v1.schema.json` says
/// what is in it.
public final class GraphJson {

  private GraphJson() {}

  /// One line, ended.
  public static String of(ProjectGraph graph) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("project", graph.project());
    json.put("live", graph.services().stream().anyMatch(part -> part.live() != null));
    json.put("services", graph.services().stream().map(GraphJson::service).toList());
    json.put("networks", graph.networks().stream().map(GraphJson::network).toList());
    json.put("volumes", graph.volumes().stream().map(GraphJson::volume).toList());
    return JsonText.of(json) + "\n";
  }

  private static SequencedMap<String, @Nullable Object> service(Part part) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    var live = part.live();
    json.put("service", part.name());
    json.put("image", part.image());
    json.put("replicas", part.replicas());
    json.put("ports", part.ports());
    json.put("networks", part.networks());
    json.put("volumes", part.volumes().stream().map(GraphJson::use).toList());
    json.put("dependsOn", part.links().stream().map(link -> link(link, live)).toList());
    json.put("standing", live == null ? null : live.standing().id());
    json.put("containers", live == null ? List.of() : containers(live));
    return json;
  }

  private static SequencedMap<String, @Nullable Object> use(Use use) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("volume", use.volume());
    json.put("target", use.target());
    json.put("readOnly", use.readOnly());
    return json;
  }

  private static SequencedMap<String, @Nullable Object> link(Link link, @Nullable Live live) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("service", link.service());
    json.put("condition", link.condition().id());
    json.put("required", link.required());
    json.put("met", live == null ? null : link.met());
    return json;
  }

  private static List<SequencedMap<String, @Nullable Object>> containers(Live live) {
    return live.containers().stream().map(GraphJson::container).toList();
  }

  private static SequencedMap<String, @Nullable Object> container(ObservedContainer container) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("container", container.name());
    json.put("state", container.status().id());
    json.put("health", ContainerFields.health(container));
    return json;
  }

  private static SequencedMap<String, @Nullable Object> network(Net network) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("network", network.key());
    json.put("external", network.external());
    json.put("internal", network.internal());
    return json;
  }

  private static SequencedMap<String, @Nullable Object> volume(Store volume) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("volume", volume.key());
    json.put("external", volume.external());
    return json;
  }
}
