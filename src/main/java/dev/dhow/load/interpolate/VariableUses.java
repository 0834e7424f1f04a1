package dev.dhow.load.interpolate;

import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Finds the variables of a document, those in the defaults of others included, as `config
/// --variables` lists them. Braces around no variable count as one without a name, as in docker
/// compose.
public final class VariableUses {
  private static final Pattern NAME = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
  private static final Pattern OPERATOR = Pattern.compile(":?[-+?]");

  private final SortedMap<String, VariableUse> found = new TreeMap<>();

  private VariableUses() {}

  /// @param rest what stands behind the name, an operator first
  private record Braced(String name, String rest) {}

  /// By name; of several uses of a variable the last one in the order of keys counts.
  public static SortedMap<String, VariableUse> in(YamlNode document) {
    var uses = new VariableUses();
    uses.collect(document);
    return uses.found;
  }

  private void collect(YamlNode node) {
    switch (node) {
      case YamlMapping mapping ->
          mapping.entries().stream()
              .sorted((one, other) -> one.name().compareTo(other.name()))
              .forEach(entry -> collect(entry.value()));
      case YamlSequence list -> list.items().forEach(this::collect);
      case YamlScalar scalar when scalar.kind() == YamlScalar.Kind.STRING -> collect(scalar.text());
      case YamlScalar _ -> {}
    }
  }

  private void collect(String text) {
    text.lines().forEach(this::collectLine);
  }

  /// docker compose takes what has an operator from behind, and after what has none.
  private void collectLine(String line) {
    var operated = new ArrayDeque<Braced>();
    int last = line.lastIndexOf('}');
    int at = line.indexOf('$');
    while (at >= 0) {
      if (at > last) {
        take(operated);
      }
      at = line.indexOf('$', useAt(line, at + 1, operated));
    }
    take(operated);
  }

  private void take(Deque<Braced> operated) {
    while (!operated.isEmpty()) {
      var use = operated.pop();
      braced(use.name(), use.rest());
    }
  }

  /// Takes what stands behind a dollar sign.
  ///
  /// @param operated gets what has an operator
  /// @return where to go on
  private int useAt(String text, int at, Deque<Braced> operated) {
    if (text.startsWith("$", at)) {
      return at + 1;
    }
    var name = NAME.matcher(text);
    if (name.region(at, text.length()).lookingAt()) {
      add(new VariableUse(name.group(), "", "", false));
      return name.end();
    }
    if (!text.startsWith("{", at)) {
      return at;
    }
    if (name.region(at + 1, text.length()).lookingAt()) {
      int close = Template.closingBrace(text, name.end(), text.length());
      if (close == name.end()) {
        add(new VariableUse(name.group(), "", "", false));
        return close + 1;
      }
      if (close >= 0) {
        operated.push(new Braced(name.group(), text.substring(name.end(), close)));
        return close + 1;
      }
    }
    add(new VariableUse("", "", "", false));
    return at;
  }

  private void braced(String name, String rest) {
    var operator = OPERATOR.matcher(rest);
    if (!operator.lookingAt()) {
      add(new VariableUse("", "", "", false));
      return;
    }
    var text = rest.substring(operator.end());
    switch (rest.charAt(operator.end() - 1)) {
      case '-' -> add(new VariableUse(name, text, "", false));
      case '+' -> add(new VariableUse(name, "", text, false));
      default -> {
        add(new VariableUse(name, "", "", true));
        return;
      }
    }
    collect(text);
  }

  private void add(VariableUse use) {
    found.put(use.name(), use);
  }
}
