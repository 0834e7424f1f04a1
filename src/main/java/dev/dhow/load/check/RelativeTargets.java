package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.source.Span;
import dev.dhow.yaml.NodeLocator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Mounts on a relative path, which docker compose reads but no engine takes. Commands that only
/// look at a project do not mind; those that run it tell before anything is made.
public final class RelativeTargets {
  private static final Pattern ABSOLUTE =
      Pattern.compile("/.*|[a-zA-Z]:[/\\\\].*|\\\\\\\\.*", Pattern.DOTALL);

  private final NodeLocator places;
  private final List<Diagnostic> found = new ArrayList<>();

  private RelativeTargets(NodeLocator places) {
    this.places = places;
  }

  /// Those of the enabled services.
  public static List<Diagnostic> of(Project project, NodeLocator places) {
    var targets = new RelativeTargets(places);
    project.services().values().forEach(targets::look);
    return targets.found;
  }

  private void look(Service service) {
    var name = service.name().value();
    var mounts = service.storage().mounts();
    for (int i = 0; i < mounts.size(); i++) {
      var target = mounts.get(i).target();
      look(target, places.at("services", name, "volumes", Integer.toString(i), "target"));
    }
    var tmpfs = service.storage().tmpfs();
    for (int i = 0; i < tmpfs.size(); i++) {
      var target = tmpfs.get(i).split(":", 2)[0];
      look(target, places.at("services", name, "tmpfs", Integer.toString(i)));
    }
  }

  private void look(String target, Span place) {
    if (!ABSOLUTE.matcher(target).matches()) {
      var message = "`" + target + "` is relative; the path inside the container must be absolute";
      found.add(Diagnostic.error(Code.BAD_VALUE, place, message).withHint("begin it with /"));
    }
  }
}
