package dev.dhow.plan;

import dev.dhow.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds out in what else than its process, mounts and connections a container is not what the
/// files say: only of what an inspection tells without doubt, and not where `deploy` says the same.
final class HostDifferences {
  /// Set by the engine itself, too, where no file sets them.
  private static final Set<String> ONLY_WHERE_WANTED =
      Set.of("shm_size", "logging.driver", "runtime", "ipc", "cgroup");

  private static final Set<String> ALWAYS =
      Set.of(
          "cpu_period",
          "cpu_quota",
          "cpu_shares",
          "cpuset",
          "privileged",
          "read_only",
          "cap_add",
          "cap_drop",
          "userns_mode",
          "uts",
          "cgroup_parent",
          "device_cgroup_rules",
          "domainname",
          "dns",
          "dns_opt",
          "dns_search",
          "extra_hosts",
          "group_add",
          "tty",
          "stdin_open",
          "stop_grace_period",
          "tmpfs");

  private static final Set<String> UNLESS_IN_DEPLOY = Set.of("mem_limit", "mem_reservation");
  private static final String SYSCTLS = "sysctls.";

  private HostDifferences() {}

  /// @param wanted of the service, see [dev.dhow.spec.Fingerprint#fields]
  /// @param found what else an inspection tells
  static Set<String> of(SortedMap<String, Value> wanted, SortedMap<String, Value> found) {
    var fields = new TreeSet<String>();
    ALWAYS.forEach(field -> compare(field, wanted, found, fields));
    ONLY_WHERE_WANTED.stream()
        .filter(field -> isSet(wanted.get(field)))
        .forEach(field -> compare(field, wanted, found, fields));
    if (!wanted.containsKey("deploy.resources")) {
      UNLESS_IN_DEPLOY.forEach(field -> compare(field, wanted, found, fields));
    }
    if (found.containsKey("sysctls")) {
      var names = new TreeSet<>(wanted.keySet());
      names.addAll(found.keySet());
      names.stream()
          .filter(field -> field.startsWith(SYSCTLS))
          .forEach(field -> compare(field, wanted, found, fields, true));
    }
    return fields;
  }

  private static void compare(
      String field,
      SortedMap<String, Value> wanted,
      SortedMap<String, Value> found,
      Set<String> fields) {
    compare(field, wanted, found, fields, found.containsKey(field));
  }

  private static void compare(
      String field,
      SortedMap<String, Value> wanted,
      SortedMap<String, Value> found,
      Set<String> fields,
      boolean told) {
    var wish = wanted.get(field);
    var fact = found.get(field);
    if (told && isSet(wish) != isSet(fact)) {
      fields.add(field);
    } else if (told && wish != null && fact != null && isSet(wish) && !isSame(field, wish, fact)) {
      fields.add(field);
    }
  }

  private static boolean isSet(@Nullable Value value) {
    return switch (value) {
      case null -> false;
      case Value.Null _ -> false;
      case Value.Bool(var bool) -> bool;
      case Value.Text(var text) -> !text.isEmpty() && !text.equals("0");
      case Value.Items(var items) -> !items.isEmpty();
      case Value.Int _, Value.Real _, Value.Time _, Value.Fields _ -> true;
    };
  }

  private static boolean isSame(String field, Value wish, Value fact) {
    return switch (field) {
      case "cap_add", "cap_drop" -> capabilities(wish).equals(capabilities(fact));
      case "extra_hosts" -> hosts(wish).equals(hosts(fact));
      case "tmpfs", "group_add" -> Set.copyOf(texts(wish)).equals(Set.copyOf(texts(fact)));
      case "stop_grace_period" ->
          wish instanceof Value.Text(var text)
              && (text.contains(".")
                  || text.endsWith("ms")
                  || EngineForm.inFiles(field, fact).contains(wish));
      default -> Objects.equals(wish, fact);
    };
  }

  private static Set<String> capabilities(Value names) {
    var all = new TreeSet<String>();
    for (var name : texts(names)) {
      var upper = name.strip().toUpperCase(Locale.ROOT);
      all.add(upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper);
    }
    return all;
  }

  private static Set<String> hosts(Value entries) {
    var all = new TreeSet<String>();
    texts(entries)
        .forEach(entry -> all.add(entry.replaceFirst("[:=]", "=").replaceAll("[\\[\\]]", "")));
    return all;
  }

  private static List<String> texts(Value value) {
    return value instanceof Value.Items(var items)
        ? items.stream()
            .map(item -> item instanceof Value.Text(var text) ? text : String.valueOf(item))
            .toList()
        : List.of();
  }
}
