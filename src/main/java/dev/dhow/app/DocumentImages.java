package dev.dhow.app;

import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The images of services in a document that is no project yet.
final class DocumentImages {
  private static final String SERVICES = "services";
  private static final String IMAGE = "image";

  private final YamlMapping document;

  DocumentImages(YamlMapping document) {
    this.document = document;
  }

  /// As they are written.
  List<String> names() {
    var names = new ArrayList<String>();
    if (document.value(SERVICES).orElse(null) instanceof YamlMapping services) {
      for (var service : services.entries()) {
        if (service.value() instanceof YamlMapping mapping
            && mapping.value(IMAGE).orElse(null) instanceof YamlScalar image) {
          names.add(image.text());
        }
      }
    }
    return names;
  }

  /// The document with other names.
  YamlMapping with(Map<String, String> names) {
    return document.withValues(section ->
        section.name().equals(SERVICES) && section.value() instanceof YamlMapping services
            ? services.withValues(service -> renamed(service.value(), names))
            : section.value());
  }

  private static YamlNode renamed(YamlNode service, Map<String, String> names) {
    return service instanceof YamlMapping mapping
        ? mapping.withValues(entry ->
            entry.name().equals(IMAGE) && entry.value() instanceof YamlScalar image
                ? image.with(names.getOrDefault(image.text(), image.text()), Kind.STRING)
                : entry.value())
        : service;
  }

  /// Only the services, and of them only the images.
  static YamlMapping alone(YamlMapping document) {
    return only(document, SERVICES)
        .withValues(section ->
            section.value() instanceof YamlMapping services
                ? services.withValues(service ->
                    service.value() instanceof YamlMapping mapping
                        ? only(mapping, IMAGE)
                        : service.value())
                : section.value());
  }

  private static YamlMapping only(YamlMapping mapping, String key) {
    List<Entry> kept = mapping.entry(key).stream().toList();
    return mapping.withEntries(kept);
  }
}
