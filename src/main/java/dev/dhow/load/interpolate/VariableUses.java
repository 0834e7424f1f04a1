package dev.dhow.load.interpolate;

import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.Comparator;
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
              .sorted(Comparator.comparing(Entry::name))
              .forEach(entry -> collect(entry.value()));
      case YamlSequence list -> list.items().forEach(this::collect);
      case YamlScalar scalar when scalar.kind() == YamlScalar.Kind.STRING -> collect(scalar.text());
      case YamlScalar _ -> {}
    }
  }

  private void collect(String text) {
    int at = text.indexOf('$');
    while (at >= 0) {
      at = text.indexOf('$', useAt(text, at + 1));
    }
  }

  /// Takes what stands behind a dollar sign.
  ///
  /// @return where to go on
  private int useAt(String text, int at) {
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
      if (close >= 0) {
        braced(name.group(), text.substring(name.end(), close));
        return close + 1;
      }
    }
    add(new VariableUse("", "", "", false));
    return at;
  }

  private void braced(String name, String rest) {
    var operator = OPERATOR.matcher(rest);
    if (!operator.lookingAt()) {
      add(new VariableUse(name, "", "", false));
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
