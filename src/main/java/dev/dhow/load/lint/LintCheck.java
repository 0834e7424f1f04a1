package dev.dhow.load.lint;

import dev.dhow.diagnostic.Diagnostics;

/// One thing that is allowed and probably not meant.
interface LintCheck {

  void check(LintSubject subject, Diagnostics diagnostics);
}
