package dev.dhow.load.decode;

import dev.dhow.model.FileObject;
import dev.dhow.model.FileObject.Source;
import java.util.Map;

/// Decodes a config or a secret.
final class FileObjectDecoder {
  private final Map<String, String> variables;

  /// @param variables those a config or secret may be taken from
  FileObjectDecoder(Map<String, String> variables) {
    this.variables = variables;
  }

  FileObject decode(String key, Section object) {
    return new FileObject(
        key,
        object.required("name"),
        source(object),
        object.flag("external"),
        object.mapping("labels"),
        object.text("driver"),
        object.mapping("driver_opts"),
        object.text("template_driver"),
        object.extensions());
  }

  private Source source(Section object) {
    var variable = object.text("environment");
    return new Source(
        object.text("file"),
        variable,
        variable == null ? null : variables.get(variable),
        object.text("content"),
        null);
  }
}
