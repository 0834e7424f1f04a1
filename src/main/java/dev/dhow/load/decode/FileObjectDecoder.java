package dev.dhow.load.decode;

import dev.dhow.model.FileObject;

/// Decodes a config or a secret.
final class FileObjectDecoder {

  private FileObjectDecoder() {}

  static FileObject decode(String key, Section object) {
    return new FileObject(
        key,
        object.required("name"),
        object.text("file"),
        object.text("environment"),
        object.text("content"),
        object.flag("external"),
        object.mapping("labels"),
        object.extensions());
  }
}
