package dev.dhow.load.decode;

import dev.dhow.model.Hook;

/// Decodes commands that are run in containers at some occasion.
final class HookDecoder {

  private HookDecoder() {}

  static Hook decode(Section hook) {
    if (hook.value("command") == null) {
      hook.problems().missingKey(hook.node(), "command", Language.HOOK);
    }
    return new Hook(
        ProcessDecoder.command(hook, "command"),
        hook.text("user"),
        hook.flag("privileged"),
        hook.text("working_dir"),
        hook.variables("environment"),
        hook.extensions());
  }
}
