package dev.dhow.spec;

import dev.dhow.model.Hook;
import dev.dhow.model.Value;
import java.util.List;

/// Commands for some occasion, in docker compose's canonical form.
final class CanonicalHook {

  private CanonicalHook() {}

  static List<Value.Fields> all(List<Hook> hooks, Form form) {
    return hooks.stream().map(hook -> of(hook, form)).toList();
  }

  static Value.Fields of(Hook hook, Form form) {
    return new FieldsBuilder()
        .command(form, "command", hook.command())
        .text("user", hook.user())
        .flag("privileged", hook.privileged())
        .text("working_dir", hook.workingDir())
        .mapping("environment", hook.environment())
        .extensions(form, hook.extensions())
        .build();
  }
}
