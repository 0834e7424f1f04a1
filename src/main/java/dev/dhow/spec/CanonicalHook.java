package dev.dhow.spec;

import dev.dhow.model.Hook;
import dev.dhow.model.InitContainer;
import dev.dhow.model.Value;
import java.util.List;

/// Commands for some occasion, in docker compose's canonical form.
final class CanonicalHook {

  private CanonicalHook() {}

  static List<Value.Fields> all(List<Hook> hooks, Form form) {
    return hooks.stream().map(hook -> of(hook, form)).toList();
  }

  static List<Value.Fields> before(List<InitContainer> containers, Form form) {
    return containers.stream().map(each -> of(each, form)).toList();
  }

  private static Value.Fields of(InitContainer container, Form form) {
    var hook = container.hook();
    var fields =
        new FieldsBuilder()
            .command(form, "command", hook.command())
            .text("image", container.image());
    return run(fields, hook)
        .flag("per_replica", container.perReplica())
        .extensions(form, hook.extensions())
        .build();
  }

  static Value.Fields of(Hook hook, Form form) {
    return run(new FieldsBuilder().command(form, "command", hook.command()), hook)
        .extensions(form, hook.extensions())
        .build();
  }

  private static FieldsBuilder run(FieldsBuilder fields, Hook hook) {
    return fields
        .text("user", hook.user())
        .flag("privileged", hook.privileged())
        .text("working_dir", hook.workingDir())
        .mapping("environment", hook.environment());
  }
}
