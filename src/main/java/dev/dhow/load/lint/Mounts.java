package dev.dhow.load.lint;

import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/// The folders and files of the host that services mount.
final class Mounts {

  private Mounts() {}

  /// @param source absolute path on the host
  /// @param created whether the engine makes the folder when it is missing
  record Bind(String service, String source, boolean created, boolean readOnly, Span place) {}

  static List<Bind> binds(LintSubject subject) {
    var binds = new ArrayList<Bind>();
    subject
        .services()
        .forEach((name, service) -> {
          for (var item : LintSubject.items(service, "volumes")) {
            if (item instanceof YamlMapping mount
                && LintSubject.text(mount, "type").equals("bind")) {
              binds.add(bind(name, mount));
            }
          }
        });
    return binds;
  }

  private static Bind bind(String service, YamlMapping mount) {
    var options = mount.value("bind").orElse(null);
    boolean kept =
        options instanceof YamlMapping mapping
            && LintSubject.text(mapping, "create_host_path").equals("false");
    boolean readOnly = LintSubject.isTrue(mount, "read_only");
    return new Bind(service, LintSubject.text(mount, "source"), !kept, readOnly, mount.span());
  }
}
