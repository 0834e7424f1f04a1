package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.HashMap;

/// What is mounted from the host is there. The engine makes an empty folder of what is not, which
/// is seldom meant.
final class BindSourceLint implements LintCheck {

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    var known = new HashMap<String, Boolean>();
    for (var bind : Mounts.binds(subject)) {
      if (bind.source().startsWith("/")
          && !known.computeIfAbsent(
              bind.source(), source -> subject.exists().test(Path.of(source)))) {
        var message =
            "service \"%s\" mounts `%s`, which does not exist"
                .formatted(bind.service(), bind.source());
        var hint =
            bind.created()
                ? "create it, as the engine would make an empty folder of it"
                : "create it, as the container cannot be created without";
        diagnostics.add(
            Diagnostic.warning(Code.MISSING_BIND_SOURCE, bind.place(), message).withHint(hint));
      }
    }
  }
}
