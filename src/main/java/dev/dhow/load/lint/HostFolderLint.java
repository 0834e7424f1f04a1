package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import java.util.List;
import java.util.Set;

/// The host's own folders are not mounted.
final class HostFolderLint implements LintCheck {
  private static final Set<String> WHOLE =
      Set.of(
          "/", "/dev", "/home", "/lib", "/opt", "/run", "/srv", "/tmp", "/usr", "/var", "/var/run");
  private static final List<String> AND_BELOW =
      List.of("/boot", "/etc", "/proc", "/root", "/sys", "/var/lib/docker");

  /// What time it is here, is no secret.
  private static final Set<String> CLOCK = Set.of("/etc/localtime", "/etc/timezone");

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    for (var bind : Mounts.binds(subject)) {
      boolean clock = bind.readOnly() && CLOCK.contains(bind.source());
      if (isHostFolder(bind.source()) && !clock) {
        var message =
            "service \"%s\" mounts `%s` of the host".formatted(bind.service(), bind.source());
        diagnostics.add(
            Diagnostic.warning(Code.HOST_FOLDER, bind.place(), message)
                .withHint("mount only the files it needs, read-only"));
      }
    }
  }

  static boolean isHostFolder(String source) {
    return WHOLE.contains(source)
        || AND_BELOW.stream()
            .anyMatch(each -> source.equals(each) || source.startsWith(each + "/"));
  }
}
