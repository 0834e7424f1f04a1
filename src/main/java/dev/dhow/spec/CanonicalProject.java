package dev.dhow.spec;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.Value;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A whole project in docker compose's canonical form, as `config` prints it.
public final class CanonicalProject {

  private CanonicalProject() {}

  /// The enabled services and everything else, in the order the form has.
  public static Value.Fields of(Project project, Form form) {
    var fields = new FieldsBuilder().text("name", project.name().value());
    fields.put("services", section(project.services(), each -> CanonicalService.of(each, form)));
    fields
        .fields(
            "networks", section(project.networks(), each -> CanonicalResources.network(each, form)))
        .fields(
            "volumes", section(project.volumes(), each -> CanonicalResources.volume(each, form)))
        .fields(
            "secrets",
            section(project.secrets(), each -> CanonicalResources.fileObject(each, form)))
        .fields(
            "configs",
            section(project.configs(), each -> CanonicalResources.fileObject(each, form)))
        .fields("models", models(project, form))
        .all(extensions(project, form));
    return form == Form.JSON ? sorted(fields.build()) : fields.build();
  }

  /// The enabled services with nothing but their images.
  public static Value.Fields images(Project project, Form form) {
    var fields = new FieldsBuilder();
    if (form == Form.JSON) {
      fields.put("name", Value.text(""));
    }
    return fields
        .put(
            "services", section(project.services(), each -> CanonicalService.of(alone(each), form)))
        .build();
  }

  private static Service alone(Service service) {
    var image = service.image();
    var named = Service.named(service.name());
    return image == null ? named : named.withImage(image);
  }

  private static Map<String, Value> extensions(Project project, Form form) {
    var extensions = new TreeMap<>(project.extensions());
    if (form == Form.JSON) {
      extensions.replaceAll((_, value) -> value.withNullForEmptyLists());
    }
    return extensions;
  }

  /// docker compose leaves them out of JSON.
  private static Value.Fields models(Project project, Form form) {
    return form == Form.JSON
        ? new FieldsBuilder().build()
        : section(project.models(), each -> CanonicalResources.model(each, form));
  }

  /// What `config --format json` prints: `$` is doubled, so that it can be read again.
  public static String json(Project project) {
    return Json.pretty(of(project, Form.JSON)).replace("$", "$$");
  }

  /// What `config` prints, as maps, lists and values of the platform for a YAML writer. In its text
  /// `$` is still to be doubled.
  public static @Nullable Object yamlTree(Project project) {
    return PlainTree.of(OwnKeys.inOrder(of(project, Form.YAML)));
  }

  private static <K, T> Value.Fields section(Map<K, T> things, Function<T, Value> form) {
    var fields = new FieldsBuilder();
    things.forEach((key, thing) -> fields.put(key.toString(), form.apply(thing)));
    return fields.build();
  }

  private static Value.Fields sorted(Value.Fields fields) {
    return new FieldsBuilder().all(new TreeMap<>(fields.values())).build();
  }
}
