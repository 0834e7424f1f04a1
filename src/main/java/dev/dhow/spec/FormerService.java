package dev.dhow.spec;

import dev.dhow.model.Service;
import dev.dhow.model.ServiceKeys;
import dev.dhow.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A service as it may have been, for finding out as what it was hashed.
public final class FormerService {
  /// Fields that are written even where they are not set.
  private static final Set<String> ALWAYS = Set.of("command", "entrypoint");

  private final Value.Fields now;

  public FormerService(Service service) {
    this.now = CanonicalService.labelled(References.bind(service, Map.of()));
  }

  /// The configuration hash of its containers, if some of its fields were other ones.
  ///
  /// @param former by names such as `expose` or `networks.default`, see [Fingerprint#fields]; empty
  ///   for what was not set
  public String hash(Map<String, Optional<Value>> former) {
    var fields = new LinkedHashMap<>(now.values());
    former.forEach((field, value) -> {
      var dot = field.indexOf('.');
      if (dot < 0) {
        set(fields, field, value);
      } else {
        var group = field.substring(0, dot);
        set(fields, group, with(fields.get(group), field.substring(dot + 1), value));
      }
    });
    return ConfigHash.of(new FieldsBuilder().all(fields).build(ServiceKeys.CANONICAL));
  }

  private static void set(Map<String, Value> fields, String field, Optional<Value> value) {
    if (value.isPresent()) {
      fields.put(field, value.get());
    } else if (ALWAYS.contains(field)) {
      fields.put(field, new Value.Null());
    } else {
      fields.remove(field);
    }
  }

  /// Empty when nothing is left of the group.
  private static Optional<Value> with(@Nullable Value group, String entry, Optional<Value> value) {
    var entries = new LinkedHashMap<String, Value>();
    if (group instanceof Value.Fields(var found)) {
      entries.putAll(found);
    }
    if (value.isEmpty()) {
      entries.remove(entry);
    } else if (entries.containsKey(entry)) {
      entries.put(entry, value.get());
    } else {
      entries.put(entry, value.get());
      entries = new LinkedHashMap<>(new TreeMap<>(entries));
    }
    return entries.isEmpty() ? Optional.empty() : Optional.of(new Value.Fields(entries));
  }
}
