package dev.dhow.load.decode;

import dev.dhow.model.Session;

/// Decodes what surrounds a container's process.
final class SessionDecoder {

  private SessionDecoder() {}

  static Session decode(Section service) {
    return new Session(
        service.flag("tty"),
        service.flag("stdin_open"),
        service.uniqueTexts("group_add"),
        service.sections("pre_start", Language.INIT_CONTAINER, HookDecoder::initContainer),
        service.sections("post_start", Language.HOOK, HookDecoder::decode),
        service.sections("pre_stop", Language.HOOK, HookDecoder::decode));
  }
}
