package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.Value;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.DurationText;
import dev.dhow.spec.Fingerprint;
import dev.dhow.spec.MountSpec;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedMount;
import dev.dhow.state.PortBinding;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tells of fields that changed what they were, by the container's inspection, and what they are
/// going to be.
final class FieldChanges {
  private final ContainerSettings container;
  private final @Nullable ContainerSettings image;
  private final ObservedContainer observed;
  private final Fingerprint noted;
  private final OldEndpoints endpoints;
  private final OldLinks links;

  /// @param noted what the container tells of its fields; empty when it does not
  FieldChanges(
      Inspection inspection, ObservedContainer observed, Fingerprint noted, Project project) {
    this.container = inspection.container();
    this.image = inspection.image();
    this.observed = observed;
    this.noted = noted;
    this.endpoints = new OldEndpoints(inspection.container(), observed, project);
    this.links = new OldLinks(inspection.container(), observed, project);
  }

  Reason.Changed of(List<String> fields, Service service, ContainerSpec spec) {
    var wanted = Fingerprint.fields(service);
    wanted.put("ports", texts(spec.ports(), port -> PortBinding.of(port).text()));
    wanted.put("volumes", texts(spec.mounts(), FieldChanges::mount));
    wanted.put("networks", texts(spec.networks(), ContainerSpec.Endpoint::network));
    return new Reason.Changed(fields.stream().map(field -> change(field, wanted)).toList());
  }

  private FieldChange change(String field, SortedMap<String, Value> wanted) {
    var wish = wanted(field, wanted);
    var before = before(field, wish);
    var from = Discretion.of(field, before.value);
    return new FieldChange(field, before.known, from, Discretion.of(field, wish));
  }

  /// A change of which it is proven what the field was.
  FieldChange known(String field, Optional<Value> former, @Nullable Value wish) {
    var plain = former.isEmpty() && wish instanceof Value.Null; // such as a network without options
    var to = plain ? new Value.Fields(new LinkedHashMap<>()) : wish;
    return new FieldChange(
        field,
        true,
        Discretion.of(field, former.orElse(null)),
        Discretion.of(field, to instanceof Value.Null ? null : to));
  }

  /// What a field was, undisguised; empty when it was not set, or when that is not known.
  Optional<Value> former(String field, @Nullable Value wish) {
    return Optional.ofNullable(before(field, wish).value);
  }

  /// In a form that an inspection can have, too.
  private static <T> Value texts(List<T> parts, Function<T, String> text) {
    return parts.isEmpty() ? new Value.Null() : Value.texts(parts.stream().map(text).toList());
  }

  private static @Nullable Value wanted(String field, SortedMap<String, Value> wanted) {
    var value = wanted.get(field);
    return value instanceof Value.Null ? null : value;
  }

  /// @param value null when it was not set, as far as is known
  private record Before(boolean known, @Nullable Value value) {
    static final Before UNKNOWN = new Before(false, null);
    static final Before UNSET = new Before(true, null);

    static Before text(String text) {
      return text.isEmpty() ? UNSET : new Before(true, new Value.Text(text));
    }

    static Before texts(List<String> texts) {
      return texts.isEmpty() ? UNSET : new Before(true, Value.texts(texts));
    }
  }

  private Before before(String field, @Nullable Value wish) {
    if (!noted.isEmpty() && !noted.hashes().containsKey(field)) {
      return Before.UNSET;
    }
    var dot = field.indexOf('.');
    var group = dot < 0 ? field : field.substring(0, dot);
    var entry = dot < 0 ? "" : field.substring(dot + 1);
    var brought = image == null ? ContainerSettings.NONE : image;
    return switch (group) {
      case "environment" -> entry(container.environment(), brought.environment(), entry);
      case "labels" -> entry(container.labels(), brought.labels(), entry);
      case "image" -> Before.text(container.image());
      case "command" -> own(container.command(), brought.command());
      case "entrypoint" -> own(container.entrypoint(), brought.entrypoint());
      case "working_dir" -> own(container.workingDir(), brought.workingDir());
      case "user" -> own(container.user(), brought.user());
      case "stop_signal" -> own(container.stopSignal(), brought.stopSignal());
      case "hostname" -> own(container.hostname(), observed.id().shortForm());
      case "init" -> container.init() ? new Before(true, new Value.Bool(true)) : Before.UNSET;
      case "restart" -> own(container.restart(), "no");
      case "healthcheck" -> healthcheck(entry, brought);
      case "ports" -> Before.texts(container.ports().stream().map(PortBinding::text).toList());
      case "volumes" -> Before.texts(observed.mounts().stream().map(FieldChanges::mount).toList());
      case "networks" -> network(field, entry, wish);
      case "expose" -> exposed(wish);
      case "links", "external_links" -> noted.isEmpty() ? links(field) : further(field, group);
      case "container_name" -> Before.text(observed.name());
      default -> further(field, group);
    };
  }

  private static Before entry(
      SortedMap<String, String> found, SortedMap<String, String> brought, String entry) {
    var value = found.get(entry);
    return value == null || value.equals(brought.get(entry))
        ? Before.UNSET
        : new Before(true, new Value.Text(value));
  }

  private static Before own(List<String> found, List<String> brought) {
    return found.equals(brought) ? Before.UNSET : Before.texts(found);
  }

  private static Before own(String found, String brought) {
    return found.equals(brought) ? Before.UNSET : Before.text(found);
  }

  private Before healthcheck(String entry, ContainerSettings brought) {
    if (entry.equals("test") || entry.isEmpty()) {
      return own(container.probe(), brought.probe());
    }
    var found = container.probeTiming().get(entry);
    if (found == null || Objects.equals(found, brought.probeTiming().get(entry))) {
      return Before.UNSET;
    }
    return new Before(
        true,
        entry.equals("retries")
            ? new Value.Int(found)
            : new Value.Text(DurationText.of(Duration.ofNanos(found))));
  }

  private Before network(String field, String entry, @Nullable Value wish) {
    if (entry.isEmpty()) {
      return Before.texts(
          observed.networks().stream()
              .map(ObservedContainer.ObservedEndpoint::network)
              .sorted()
              .toList());
    }
    var told = container.further().get(field);
    if (told != null) {
      return new Before(true, told);
    }
    return endpoints.of(entry, wish).map(value -> new Before(true, value)).orElse(Before.UNKNOWN);
  }

  /// Of what is exposed the engine does not tell apart what the files, the published ports and the
  /// image ask for; what the files ask for now they are taken to have asked for before.
  private Before exposed(@Nullable Value wish) {
    var told = container.further().get("expose");
    if (!(told instanceof Value.Items(var items))) {
      return told == null ? Before.UNKNOWN : Before.UNSET;
    }
    var brought = image == null ? null : image.further().get("expose");
    var published = container.ports().stream().map(PortBinding::target).toList();
    var wanted = wish instanceof Value.Items(var wishes) ? wishes : List.<Value>of();
    return Before.texts(
        items.stream()
            .filter(Value.Text.class::isInstance)
            .map(item -> ((Value.Text) item).value())
            .filter(port ->
                wanted.contains(Value.text(shortened(port)))
                    || !(published.contains(port)
                        || (brought instanceof Value.Items(var others)
                            && others.contains(Value.text(port)))))
            .map(FieldChanges::shortened)
            .toList());
  }

  private Before links(String field) {
    return Before.texts(field.equals("links") ? links.services() : links.external());
  }

  private static String shortened(String port) {
    return port.endsWith("/tcp") ? port.substring(0, port.length() - "/tcp".length()) : port;
  }

  private static String mount(ObservedMount mount) {
    var source = mount.name() == null ? mount.source() : mount.name();
    return text(source, mount.target(), mount.readOnly());
  }

  private static String mount(MountSpec mount) {
    var source =
        switch (mount) {
          case MountSpec.Bind bind -> bind.source();
          case MountSpec.NamedVolume named -> named.volume();
          case MountSpec.Image image -> image.image();
          case MountSpec.AnonymousVolume _, MountSpec.Tmpfs _, MountSpec.Other _ -> "";
        };
    return text(source, mount.target(), mount.readOnly());
  }

  private static String text(@Nullable String source, String target, boolean readOnly) {
    return (source == null || source.isEmpty() ? "" : source + ":")
        + target
        + (readOnly ? ":ro" : "");
  }

  private Before further(String field, String group) {
    var found = container.further().get(field);
    return switch (found == null ? container.further().get(group) : found) {
      case null -> Before.UNKNOWN;
      case Value.Null() -> Before.UNSET;
      case Value value -> new Before(true, EngineForm.asWritten(field, value));
    };
  }
}
