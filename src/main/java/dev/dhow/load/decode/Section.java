package dev.dhow.load.decode;

import dev.dhow.model.Value;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import dev.dhow.yaml.YamlSequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A mapping that is being decoded. Asking for a value of the wrong type reports that and answers
/// as if the key were absent, so that decoding goes on and finds the next mistake.
final class Section {
  private static final String EXTENSION = "x-";

  /// A mapping that may have more keys than this is asked for many of them.
  private static final int MANY = 20;

  private final YamlMapping mapping;
  private final @Nullable Map<String, YamlNode> values;
  private final Keys keys;
  private final Problems problems;

  private Section(YamlMapping mapping, Keys keys, Problems problems) {
    this.mapping = mapping;
    this.values = keys.handled().size() > MANY ? values(mapping) : null;
    this.keys = keys;
    this.problems = problems;
  }

  private static Map<String, YamlNode> values(YamlMapping mapping) {
    var values = new HashMap<String, YamlNode>();
    mapping.entries().forEach(entry -> values.putIfAbsent(entry.name(), entry.value()));
    return values;
  }

  /// Reports the keys that do not belong here.
  static Section open(YamlMapping mapping, Keys keys, Problems problems) {
    for (var entry : mapping.entries()) {
      if (keys.later().containsKey(entry.name())) {
        problems.notSupportedYet(entry, keys);
      } else if (!keys.handled().contains(entry.name()) && !isExtension(entry.name(), keys)) {
        problems.unknownKey(entry, keys);
      }
    }
    return new Section(mapping, keys, problems);
  }

  private static boolean isExtension(String key, Keys keys) {
    return keys.extensible() && key.startsWith(EXTENSION);
  }

  /// Whether a key belongs here and is supported.
  boolean handles(String key) {
    return keys.handled().contains(key);
  }

  YamlMapping node() {
    return mapping;
  }

  Problems problems() {
    return problems;
  }

  @Nullable YamlNode value(String key) {
    return values == null ? mapping.value(key).orElse(null) : values.get(key);
  }

  @Nullable String text(String key) {
    var node = value(key);
    return node == null ? null : textOf(node, key, "a string");
  }

  /// Reports it when the key is absent.
  String required(String key) {
    require(key);
    var text = text(key);
    return text == null ? "" : text;
  }

  void require(String key) {
    if (value(key) == null) {
      problems.missingKey(mapping, key, keys);
    }
  }

  /// Empty when absent.
  String textOrEmpty(String key) {
    var text = text(key);
    return text == null ? "" : text;
  }

  /// Text of a certain form; null when absent.
  @Nullable String matching(String key, Pattern pattern, String hint) {
    var text = text(key);
    var node = value(key);
    if (text != null && node != null && !pattern.matcher(text).matches()) {
      var found = text.isEmpty() ? "an empty text" : "`" + text + "`";
      problems.badValue(node, found + " is not a `" + key + "`", hint);
    }
    return text;
  }

  private @Nullable String textOf(YamlNode node, String name, String wanted) {
    if (node instanceof YamlScalar scalar && scalar.kind() == Kind.STRING) {
      return scalar.text();
    }
    problems.wrongType(node, name, wanted);
    return null;
  }

  private static boolean isText(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.kind() == Kind.STRING;
  }

  boolean flag(String key) {
    return Boolean.TRUE.equals(choice(key));
  }

  /// Null when absent.
  @Nullable Boolean choice(String key) {
    var node = value(key);
    var parsed = node instanceof YamlScalar scalar ? Scalars.bool(scalar) : null;
    if (node != null && parsed == null) {
      problems.wrongType(node, key, "true or false");
    }
    return parsed;
  }

  /// A flag that cannot come out of a variable.
  boolean plainFlag(String key) {
    var node = value(key);
    boolean bool = node instanceof YamlScalar scalar && scalar.kind() == Kind.BOOLEAN;
    if (node != null && !bool) {
      problems.wrongType(node, key, "true or false, without quotes");
    }
    return bool && flag(key);
  }

  /// A choice that text cannot make; null when absent.
  @Nullable Boolean strictChoice(String key) {
    if (value(key) instanceof YamlScalar scalar && scalar.kind() == Kind.STRING) {
      problems.wrongType(scalar, key, "true or false, without quotes");
      return null;
    }
    return choice(key);
  }

  /// Null when absent.
  @Nullable Integer integer(String key) {
    var node = value(key);
    var parsed = node instanceof YamlScalar scalar ? Scalars.integer(scalar) : null;
    if (node != null && parsed == null) {
      problems.wrongType(node, key, Numbers.WHOLE);
    }
    return parsed;
  }

  /// A number that is cut to a whole one, 0 when absent. Text is none, whatever it looks like.
  int number(String key) {
    var node = value(key);
    if (node == null) {
      return 0;
    }
    if (node instanceof YamlScalar scalar
        && (scalar.kind() == Kind.INTEGER || scalar.kind() == Kind.FLOAT)) {
      var number = Scalars.truncated(scalar.text());
      if (number != null) {
        return number;
      }
    }
    problems.wrongType(node, key, "a number, without quotes");
    return 0;
  }

  /// A whole number, 0 when absent. Text is none, whatever it looks like.
  int strictInteger(String key) {
    if (value(key) instanceof YamlScalar scalar && scalar.kind() == Kind.STRING) {
      problems.wrongType(scalar, key, "a whole number, without quotes");
      return 0;
    }
    var number = integer(key);
    return number == null ? 0 : number;
  }

  /// A text that is one of those given; null when absent.
  @Nullable String oneOf(String key, List<String> choices) {
    var text = text(key);
    var node = value(key);
    if (text != null && node != null && !choices.contains(text)) {
      problems.badValue(
          node, "`" + text + "` is not a `" + key + "`", "use " + String.join(", ", choices));
    }
    return text;
  }

  /// Null when absent.
  @Nullable Integer notNegative(String key) {
    var number = integer(key);
    var node = value(key);
    if (node != null && number != null && number < 0) {
      problems.onceReplaced(
          () -> problems.badValue(node, "`" + key + "` must not be negative", "write 0 or more"));
      return null;
    }
    return number;
  }

  Numbers numbers() {
    return new Numbers(this);
  }

  @Nullable Duration duration(String key) {
    var node = value(key);
    var text = node == null ? null : textOf(node, key, RightForm.DURATION);
    if (node == null || text == null) {
      return null;
    }
    var parsed = Scalars.duration(text);
    if (parsed.isEmpty()) {
      var message = "`%s` must be a duration, but is `%s`".formatted(key, text);
      problems.onceReplaced(() -> problems.badValue(node, message, RightForm.duration(text)));
    }
    return parsed.orElse(null);
  }

  /// A number of bytes; null when absent.
  @Nullable Long size(String key) {
    var node = value(key);
    if (node == null) {
      return null;
    }
    var parsed = node instanceof YamlScalar scalar ? Scalars.size(scalar) : null;
    if (parsed == null) {
      problems.noSize(node, key);
    }
    return parsed;
  }

  List<String> texts(String key) {
    var texts = listOrNull(key);
    return texts == null ? List.of() : texts;
  }

  /// Null when absent or null, as opposed to an empty list.
  @Nullable List<String> listOrNull(String key) {
    var node = value(key);
    if (node == null) {
      return null;
    }
    if (!(node instanceof YamlSequence list)) {
      problems.wrongType(node, key, wanted(key, "a list of strings"));
      return null;
    }
    var texts = new ArrayList<String>();
    for (var item : list.items()) {
      if (isText(item)) {
        texts.add(((YamlScalar) item).text());
      } else {
        problems.wrongItem(item, key, "a string");
      }
    }
    return texts;
  }

  /// Texts of which none may be there twice.
  List<String> uniqueTexts(String key) {
    var texts = texts(key);
    if (value(key) instanceof YamlSequence list) {
      problems.thereTwice(list);
    }
    return texts;
  }

  /// The items of a list, whatever they are.
  List<YamlNode> items(String key) {
    var node = value(key);
    if (node instanceof YamlSequence list) {
      return list.items();
    }
    if (node != null) {
      problems.wrongType(node, key, wanted(key, "a list"));
    }
    return List.of();
  }

  /// A mapping of text to text or null.
  SortedMap<String, @Nullable String> variables(String key) {
    var result = new TreeMap<String, @Nullable String>();
    for (var entry : entries(key)) {
      boolean nothing = entry.value() instanceof YamlScalar scalar && scalar.isNull();
      result.put(entry.name(), nothing ? null : textOf(entry.value(), entry.name(), "a string"));
    }
    return result;
  }

  /// A mapping of text to text.
  SortedMap<String, String> mapping(String key) {
    var result = new TreeMap<String, String>();
    for (var entry : entries(key)) {
      var text = textOf(entry.value(), entry.name(), "a string");
      if (text != null) {
        result.put(entry.name(), text);
      }
    }
    return result;
  }

  /// The entries of a mapping, whatever their values are; its keys are names, which are not empty.
  List<Entry> entries(String key) {
    var node = value(key);
    if (node instanceof YamlMapping entries) {
      return entries.entries().stream().filter(this::hasName).toList();
    }
    var wanted = wanted(key, "a mapping");
    if (node instanceof YamlSequence list && wanted.contains("a list")) {
      // Lists of different texts have become mappings, so one of these is something else.
      list.items().stream()
          .filter(item -> !isText(item))
          .forEach(item -> problems.wrongItem(item, key, "a string"));
      problems.thereTwice(list);
    } else if (node != null) {
      problems.wrongType(node, key, wanted);
    }
    return List.of();
  }

  private boolean hasName(Entry entry) {
    boolean named = !entry.name().isEmpty();
    if (!named) {
      problems.badValue(entry.key(), "a name cannot be empty", "write one, or remove this");
    }
    return named;
  }

  Optional<Section> section(String key, Keys keys) {
    var node = value(key);
    return node == null ? Optional.empty() : open(node, key, keys);
  }

  /// The items of a list of mappings.
  <T> List<T> sections(String key, Keys keys, Function<Section, T> decoder) {
    var decoded = new ArrayList<T>();
    for (var item : items(key)) {
      open(item, key, keys).ifPresent(part -> decoded.add(decoder.apply(part)));
    }
    return decoded;
  }

  /// What messages say a value must be, short forms included.
  private String wanted(String key, String longForm) {
    var own = Language.SHORT_FORMS.get(key + " of " + keys.what());
    if (own != null || keys.equals(Language.PROJECT)) {
      return own == null ? longForm : own;
    }
    return Language.SHORT_FORMS.getOrDefault(key, longForm);
  }

  /// A part of this one that must be a mapping.
  Optional<Section> open(YamlNode node, String name, Keys keys) {
    if (node instanceof YamlMapping part) {
      return Optional.of(open(part, keys, problems));
    }
    problems.wrongType(node, name, wanted(name, "a mapping"));
    return Optional.empty();
  }

  SortedMap<String, Value> extensions() {
    var extensions = new TreeMap<String, Value>();
    for (var entry : mapping.entries()) {
      if (entry.name().startsWith(EXTENSION)) {
        extensions.put(entry.name(), Scalars.value(entry.value()));
      }
    }
    return extensions;
  }
}
