package dev.dhow.plan;

import dev.dhow.model.Entries;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.Value;
import dev.dhow.spec.Fingerprint;
import dev.dhow.spec.FormerService;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out what has changed, and what it was, where a comparison does not tell: by trying which
/// former values of one or two fields give the configuration hash that the container is labelled
/// with. What gives it is proven. Tried are what the files say now left out, and what is no longer
/// in them as the inspection has it.
final class Deduction {
  /// Those that people write, as each guess costs a hash.
  private static final List<Integer> USUAL_PRIORITIES =
      IntStream.concat(IntStream.rangeClosed(1, 20), IntStream.rangeClosed(3, 100).map(i -> 10 * i))
          .boxed()
          .toList();

  /// Of more, no two are tried together, as that would keep an `up` waiting.
  private static final int MOST_IN_PAIRS = 40;

  private final FormerService former;
  private final SortedMap<String, Value> wanted;
  private final ContainerSettings container;
  private final FieldChanges changes;
  private final String name;

  Deduction(Inspection inspection, ObservedContainer observed, Project project, Service service) {
    this.former = new FormerService(service);
    this.wanted = Fingerprint.fields(service);
    this.container = inspection.container();
    this.changes =
        new FieldChanges(inspection, observed, new Fingerprint(new TreeMap<>()), project);
    this.name = observed.name();
  }

  /// Fields with what they were; empty for what was not set.
  private record Guess(Map<String, Optional<Value>> fields) {

    static Guess of(String field, Optional<Value> value) {
      return new Guess(Map.of(field, value));
    }

    Guess and(Guess other) {
      var both = new HashMap<>(fields);
      both.putAll(other.fields);
      return new Guess(both);
    }

    boolean isApart(Guess other) {
      return fields.keySet().stream().noneMatch(other.fields::containsKey);
    }
  }

  /// The fields that changed beside those that are known to have; none if that is all of them.
  /// Empty when it cannot be found out.
  ///
  /// @param known fields of which a comparison tells that they changed, [all in form][#isInForm]
  Optional<List<FieldChange>> of(String hash, List<String> known) {
    var base = new HashMap<String, Optional<Value>>();
    known.forEach(field -> base.put(field, changes.former(field, wanted.get(field))));
    return found(hash, new Guess(base)).map(this::told);
  }

  /// What the files say of things that neither a comparison tells nor an inspection.
  List<String> unrecorded() {
    return wanted.keySet().stream()
        .filter(field -> !isRecorded(field))
        .map(field -> field.startsWith("networks.") ? field + ".priority" : field)
        .toList();
  }

  private boolean isRecorded(String field) {
    var group = group(field);
    return switch (group) {
      case "networks" ->
          !(wanted.get(field) instanceof Value.Fields(var endpoint)
              && endpoint.containsKey("priority"));
      case "ports", "volumes", "healthcheck", "expose", "links", "external_links", "deploy" -> true;
      default ->
          isInForm(field)
              || container.further().containsKey(field)
              || container.further().containsKey(group);
    };
  }

  /// Whether what it was is known as the files had it.
  static boolean isInForm(String field) {
    return switch (group(field)) {
      case "environment",
          "labels",
          "image",
          "command",
          "entrypoint",
          "working_dir",
          "user",
          "stop_signal",
          "hostname",
          "init",
          "restart",
          "container_name" ->
          true;
      default -> false;
    };
  }

  private static String group(String field) {
    var dot = field.indexOf('.');
    return dot < 0 ? field : field.substring(0, dot);
  }

  private List<FieldChange> told(Guess guess) {
    return Entries.of(guess.fields())
        .map(each -> changes.known(each.getKey(), each.getValue(), wanted.get(each.getKey())))
        .toList();
  }

  private Optional<Guess> found(String hash, Guess base) {
    var nothing = new Guess(Map.of());
    if (hash.equals(former.hash(base.fields()))) {
      return Optional.of(nothing);
    }
    var guesses = guesses().filter(base::isApart).toList();
    return Stream.concat(
            Stream.concat(guesses.stream(), endpoints().filter(base::isApart)), pairs(guesses))
        .filter(guess -> hash.equals(former.hash(base.and(guess).fields())))
        .findFirst();
  }

  private static Stream<Guess> pairs(List<Guess> guesses) {
    return guesses.size() > MOST_IN_PAIRS
        ? Stream.empty()
        : guesses.stream()
            .flatMap(one ->
                guesses.subList(guesses.indexOf(one) + 1, guesses.size()).stream()
                    .filter(one::isApart)
                    .map(one::and));
  }

  private Stream<Guess> guesses() {
    var guesses = new ArrayList<Guess>();
    var groups = new LinkedHashMap<String, Map<String, Optional<Value>>>();
    for (var field : wanted.keySet()) {
      guesses.add(Guess.of(field, Optional.empty()));
      groups.computeIfAbsent(group(field), _ -> new HashMap<>()).put(field, Optional.empty());
    }
    groups.values().stream()
        .filter(fields -> fields.size() > 1)
        .forEach(fields -> guesses.add(new Guess(fields)));
    container
        .further()
        .forEach((field, value) ->
            EngineForm.inFiles(field, value)
                .forEach(each -> guesses.add(Guess.of(field, Optional.of(each)))));
    for (var field : List.of("links", "external_links")) {
      changes.former(field, null).ifPresent(value -> guesses.add(guess(field, value)));
    }
    changes
        .former("expose", wanted.get("expose"))
        .ifPresent(value -> orders(value).forEach(each -> guesses.add(guess("expose", each))));
    guesses.add(guess("container_name", new Value.Text(name)));
    return guesses.stream().filter(this::isChange);
  }

  private static Guess guess(String field, Value value) {
    return Guess.of(field, Optional.of(value));
  }

  private boolean isChange(Guess guess) {
    return Entries.of(guess.fields())
        .noneMatch(each -> each.getValue().equals(Optional.ofNullable(wanted.get(each.getKey()))));
  }

  /// The engine sorts what is exposed.
  private static List<Value> orders(Value value) {
    if (!(value instanceof Value.Items(var items)) || items.size() > 4) {
      return List.of(value);
    }
    var orders = new ArrayList<Value>();
    permute(List.of(), items, orders);
    return orders;
  }

  private static void permute(List<Value> begun, List<Value> rest, List<Value> orders) {
    if (rest.isEmpty()) {
      orders.add(new Value.Items(begun));
    }
    for (var next : rest) {
      var others = new ArrayList<>(rest);
      others.remove(next);
      permute(Stream.concat(begun.stream(), Stream.of(next)).toList(), others, orders);
    }
  }

  /// With every usual priority, and with the addresses of hardware that the container has, for
  /// which the service may have asked.
  private Stream<Guess> endpoints() {
    var guesses = new ArrayList<Guess>();
    var addresses =
        container.further().get("networks") instanceof Value.Fields(var all)
            ? all.values().stream()
                .flatMap(each ->
                    each instanceof Value.Fields(var endpoint)
                        ? Stream.ofNullable(endpoint.get("mac_address"))
                        : Stream.empty())
                .toList()
            : List.<Value>of();
    addresses.forEach(address -> guesses.add(guess("mac_address", address)));
    wanted.forEach((field, value) -> {
      if (field.startsWith("networks.")) {
        var now =
            value instanceof Value.Fields(var fields)
                ? new LinkedHashMap<>(fields)
                : new LinkedHashMap<String, Value>();
        with(now, "priority", null).forEach(each -> guesses.add(guess(field, each)));
        with(now, "mac_address", null).forEach(each -> guesses.add(guess(field, each)));
        for (var address : addresses) {
          with(now, "mac_address", address).forEach(each -> guesses.add(guess(field, each)));
        }
        for (var priority : USUAL_PRIORITIES) {
          with(now, "priority", new Value.Int(priority))
              .forEach(each -> guesses.add(guess(field, each)));
        }
      }
    });
    return guesses.stream().filter(this::isChange);
  }

  /// In the order of the canonical form.
  private static List<Value> with(
      Map<String, Value> endpoint, String option, @Nullable Value value) {
    var other = new LinkedHashMap<>(endpoint);
    other.remove(option);
    if (value != null) {
      other.put(option, value);
    }
    if (other.containsKey("priority")) {
      other.putLast("priority", Objects.requireNonNull(other.get("priority")));
    }
    var whole = new Value.Fields(other);
    return other.isEmpty() ? List.of(whole, new Value.Null()) : List.of(whole);
  }
}
