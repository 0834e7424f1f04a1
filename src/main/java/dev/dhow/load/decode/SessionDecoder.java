package dev.dhow.load.decode;

import dev.dhow.model.Session;
import dev.dhow.model.Session.Hook;
import java.util.ArrayList;
import java.util.List;

/// Decodes what surrounds a container's process.
final class SessionDecoder {

  private SessionDecoder() {}

  static Session decode(Section service) {
    return new Session(
        service.flag("tty"),
        service.flag("stdin_open"),
        service.uniqueTexts("group_add"),
        hooks(service, "post_start"),
        hooks(service, "pre_stop"));
  }

  private static List<Hook> hooks(Section service, String key) {
    var hooks = new ArrayList<Hook>();
    for (var item : service.items(key)) {
      service.open(item, key, Language.HOOK).map(SessionDecoder::hook).ifPresent(hooks::add);
    }
    return hooks;
  }

  private static Hook hook(Section hook) {
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
