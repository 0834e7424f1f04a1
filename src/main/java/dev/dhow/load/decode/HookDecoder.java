package dev.dhow.load.decode;

import dev.dhow.model.Hook;
import dev.dhow.model.InitContainer;

/// Decodes commands that are run in containers at some occasion.
final class HookDecoder {

  private HookDecoder() {}

  static Hook decode(Section hook) {
    if (hook.value("command") == null) {
      hook.problems().missingKey(hook.node(), "command", Language.HOOK);
    }
    return hook(hook);
  }

  /// Without a command the image's own is run.
  static InitContainer initContainer(Section part) {
    return new InitContainer(part.text("image"), part.flag("per_replica"), hook(part));
  }

  private static Hook hook(Section hook) {
    return new Hook(
        ProcessDecoder.command(hook, "command"),
        hook.text("user"),
        hook.flag("privileged"),
        hook.text("working_dir"),
        hook.variables("environment"),
        hook.extensions());
  }
}
