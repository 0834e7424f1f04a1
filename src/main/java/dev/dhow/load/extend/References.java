package dev.dhow.load.extend;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.diagnostic.Suggestion;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what stands under `extends`: the name of a service, or a mapping with `service` and
/// perhaps `file`.
final class References {
  private static final Set<String> KEYS = Set.of("service", "file");
  private static final String FORM = "write `extends: {service: NAME, file: PATH}`, or only NAME";

  private final Diagnostics diagnostics;

  References(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// @param file null for the same document
  record Reference(YamlScalar service, @Nullable YamlScalar file) {}

  /// Empty when it cannot be understood, which is reported.
  Optional<Reference> read(YamlNode node) {
    if (text(node).isPresent()) {
      return text(node).map(name -> new Reference(name, null));
    }
    if (node instanceof YamlMapping mapping) {
      return read(mapping);
    }
    diagnostics.add(
        Diagnostic.error(
                Code.WRONG_TYPE,
                node.span(),
                "`extends` takes the name of a service or a mapping, not " + node.kindText())
            .withHint(FORM));
    return Optional.empty();
  }

  private Optional<Reference> read(YamlMapping mapping) {
    for (var entry : mapping.entries()) {
      if (!KEYS.contains(entry.name())) {
        reportUnknown(entry);
      }
    }
    var service = mapping.value("service").flatMap(References::text);
    if (service.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(
                  Code.MISSING_KEY,
                  mapping.value("service").map(YamlNode::span).orElse(mapping.span()),
                  "`extends` needs the name of a service under `service`")
              .withHint(FORM));
      return Optional.empty();
    }
    var file = mapping.value("file").orElse(null);
    if (file == null || (file instanceof YamlScalar scalar && scalar.isNull())) {
      return Optional.of(new Reference(service.get(), null));
    }
    if (text(file).isEmpty()) {
      var message = "`file` of `extends` is a path, not " + file.kindText();
      diagnostics.add(Diagnostic.error(Code.WRONG_TYPE, file.span(), message).withHint(FORM));
    }
    return text(file).map(path -> new Reference(service.get(), path));
  }

  private void reportUnknown(Entry entry) {
    var message = "`extends` has no key `" + entry.name() + "`";
    diagnostics.add(
        Diagnostic.warning(Code.UNKNOWN_KEY, entry.key().span(), message + ", so it is ignored")
            .withHint("write `service`, and `file` when it is in another one"));
  }

  void reportUndefined(String service, Reference reference, YamlMapping declared) {
    var name = reference.service();
    var file = reference.file();
    var others =
        declared.entries().stream()
            .map(Entry::name)
            .filter(other -> file != null || !other.equals(service))
            .toList();
    var where = file == null ? "this file" : "`" + file.text() + "`";
    var message =
        "service `%s` extends `%s`, which is not in %s".formatted(service, name.text(), where);
    diagnostics.add(
        Diagnostic.error(Code.UNDEFINED_SERVICE, name.span(), message)
            .withHint(
                Suggestion.of(name.text(), others)
                    .map(similar -> "did you mean `" + similar + "`?")
                    .orElse(
                        file == null
                            ? "name its file with `file`, or add it here"
                            : "add it there")));
  }

  private static Optional<YamlScalar> text(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.kind() == Kind.STRING
        ? Optional.of(scalar)
        : Optional.empty();
  }
}
