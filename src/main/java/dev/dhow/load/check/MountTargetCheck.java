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
    var targets = new Targets(name, places, new HashMap<>(), diagnostics);
    var storage = service.storage();
    for (int i = 0; i < storage.tmpfs().size(); i++) {
      targets.take(storage.tmpfs().get(i).split(":", 2)[0], new Item("tmpfs", i));
    }
    for (int i = 0; i < storage.mounts().size(); i++) {
      targets.take(storage.mounts().get(i).target(), new Item("volumes", i));
    }
  }

  private record Item(String list, int number) {}

  /// Only what is mounted twice is looked for in the files, as there may be many mounts.
  private record Targets(
      String service, NodeLocator places, Map<String, Item> taken, Diagnostics diagnostics) {

    void take(String target, Item item) {
      var earlier = taken.putIfAbsent(target, item);
      if (earlier != null) {
        var message = "something is mounted on `" + target + "` already";
        diagnostics.add(
            Diagnostic.error(Code.CONFLICTING_KEYS, place(item), message)
                .relatedTo(place(earlier))
                .withHint("remove one of the two, or mount it on another path"));
      }
    }

    private Span place(Item item) {
      return places.at("services", service, item.list(), Integer.toString(item.number()));
    }
  }
}
