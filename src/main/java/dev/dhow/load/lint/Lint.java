package dev.dhow.load.lint;

import dev.dhow.diagnostic.Diagnostics;
import java.util.List;

/// Everything that `lint` looks for in a project without mistakes, one class each.
public final class Lint {
  private static final List<LintCheck> USUAL =
      List.of(
          new HealthyDependencyLint(),
          new DisabledDependencyLint(),
          new PublishedPortLint(),
          new BindSourceLint(),
          new FileSourceLint(),
          new DollarLint(),
          new UnusedLint(),
          new ImageTagLint());

  private static final List<LintCheck> SECURITY =
      List.of(
          new HostFolderLint(),
          new DockerSocketLint(),
          new OutsideProjectLint(),
          new PlainSecretLint(),
          new DatabasePortLint(),
          new PrivilegedLint(),
          new HostNamespaceLint(),
          new CapabilityLint());

  private Lint() {}

  /// @param security whether to look for what is not safe, too
  public static void run(LintSubject subject, boolean security, Diagnostics diagnostics) {
    USUAL.forEach(check -> check.check(subject, diagnostics));
    if (security) {
      SECURITY.forEach(check -> check.check(subject, diagnostics));
    }
  }
}
