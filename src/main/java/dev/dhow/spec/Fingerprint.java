package dev.dhow.spec;

import dev.dhow.model.Service;
import dev.dhow.model.Sorted;
import dev.dhow.model.Value;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// One hash per field of a service, kept in a label, so that a plan can say *what* changed. Whether
/// anything changed is for [ConfigHash] to tell.
///
/// Fields that are mappings have one hash an entry, such as `environment.DEBUG`. Every container
/// has a random salt beside its hashes, so that neither a table made ahead tells a value, nor do
/// two containers with the same value show it.
///
/// The hashes are short: enough to name what changed, too few bits to find a value by trying all.
/// Entries of `environment`, which is where passwords are, have only 12 bits: every 4096th guess
/// fits. In return one change in 4096 cannot be named.
public record Fingerprint(SortedMap<String, String> hashes) {
  private static final int BITS_PER_LETTER = 6;
  private static final int LETTERS = 24 / BITS_PER_LETTER;
  private static final int ENVIRONMENT_LETTERS = 12 / BITS_PER_LETTER;

  /// The fields that can have the engine start a container again.
  private static final List<String> RESTARTING = List.of("restart", "deploy.restart_policy");

  public Fingerprint {
    hashes = Sorted.copyOf(hashes);
  }

  /// @param salt of the container
  public static Fingerprint of(Service service, String salt) {
    return of(fields(service), salt);
  }

  static Fingerprint of(SortedMap<String, Value> fields, String salt) {
    var hashes = new TreeMap<String, String>();
    fields.forEach((path, value) -> hashes.put(path, hash(salt, path, value)));
    return new Fingerprint(hashes);
  }

  /// What the hashes are of: the values themselves, secret ones included.
  public static SortedMap<String, Value> fields(Service service) {
    var fields = new TreeMap<String, Value>();
    CanonicalService.hashed(service)
        .values()
        .forEach((field, value) ->
            entries(field, value)
                .forEach((path, part) -> {
                  if (!(part instanceof Value.Null && path.equals(field))) {
                    fields.put(path, part);
                  }
                }));
    return fields;
  }

  /// Reads what [#label] wrote; empty when there is no such label, as on containers made by docker
  /// compose. What is not readable is left out.
  public static Fingerprint parse(String label) {
    var hashes = new TreeMap<String, String>();
    for (var part : label.split(" ", -1)) {
      var equals = part.indexOf('=');
      if (equals > 0) {
        hashes.put(unescaped(part.substring(equals + 1)), part.substring(0, equals));
      }
    }
    return new Fingerprint(hashes);
  }

  /// Whether a container with such a label may be one that the engine starts again when it ends.
  public static boolean mayRestart(String label) {
    var hashes = parse(label).hashes();
    return hashes.isEmpty() || !Collections.disjoint(hashes.keySet(), RESTARTING);
  }

  public boolean isEmpty() {
    return hashes.isEmpty();
  }

  /// As the label keeps it: `hash=field` for each field, with spaces between.
  public String label() {
    var text = new StringBuilder();
    hashes.forEach((field, hash) -> {
      if (!text.isEmpty()) {
        text.append(' ');
      }
      text.append(hash).append('=').append(escaped(field));
    });
    return text.toString();
  }

  /// The fields that differ, sorted.
  public List<String> changedSince(Fingerprint old) {
    var fields = new TreeSet<>(hashes.keySet());
    fields.addAll(old.hashes.keySet());
    fields.removeIf(field -> Objects.equals(hashes.get(field), old.hashes.get(field)));
    return List.copyOf(fields);
  }

  private static Map<String, Value> entries(String field, Value value) {
    if (!(value instanceof Value.Fields(var members)) || members.isEmpty()) {
      return Map.of(field, value);
    }
    var entries = new LinkedHashMap<String, Value>();
    members.forEach((key, member) -> entries.put(field + "." + key, member));
    return entries;
  }

  private static String hash(String salt, String path, Value value) {
    var digest = ConfigHash.sha256(salt + " " + path + "=" + Json.compact(value));
    var letters = path.startsWith("environment.") ? ENVIRONMENT_LETTERS : LETTERS;
    return Base64.getUrlEncoder().encodeToString(digest).substring(0, letters);
  }

  private static String escaped(String field) {
    return field.replace("%", "%25").replace(" ", "%20").replace("\n", "%0A");
  }

  private static String unescaped(String field) {
    return field.replace("%0A", "\n").replace("%20", " ").replace("%25", "%");
  }
}
