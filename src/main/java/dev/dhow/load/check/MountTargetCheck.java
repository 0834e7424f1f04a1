package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.source.Span;
import dev.dhow.yaml.NodeLocator;
import java.util.HashMap;
import java.util.Map;

/// Nothing is mounted where something else is mounted already.
final class MountTargetCheck implements Check {

  @Override
  public void check(Project project, NodeLocator places, Diagnostics diagnostics) {
    for (var service : project.services().values()) {
      check(service, places, diagnostics);
    }
  }

  private static void check(Service service, NodeLocator places, Diagnostics diagnostics) {
    var name = service.name().value();
    var taken = new HashMap<String, Span>();
    var storage = service.storage();
    for (int i = 0; i < storage.tmpfs().size(); i++) {
      var target = storage.tmpfs().get(i).split(":", 2)[0];
      take(target, places.at("services", name, "tmpfs", Integer.toString(i)), taken, diagnostics);
    }
    for (int i = 0; i < storage.mounts().size(); i++) {
      var target = storage.mounts().get(i).target();
      take(target, places.at("services", name, "volumes", Integer.toString(i)), taken, diagnostics);
    }
  }

  private static void take(
      String target, Span place, Map<String, Span> taken, Diagnostics diagnostics) {
    var earlier = taken.putIfAbsent(target, place);
    if (earlier != null) {
      diagnostics.add(
          Diagnostic.error(
                  Code.CONFLICTING_KEYS, place, "something is mounted on `" + target + "` already")
              .relatedTo(earlier)
              .withHint("remove one of the two, or mount it on another path"));
    }
  }
}
