package dev.dhow.load.decode;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostic.Severity;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.diagnostic.Suggestion;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import dev.dhow.yaml.YamlSequence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The words for what decoders find wrong.
final class Problems {
  /// What may also be written as text, as it may come out of a variable.
  private static final Set<String> ALSO_TEXT =
      Set.of(Numbers.WHOLE, "a number", "true or false", "a whole number or `all`");

  private final Diagnostics diagnostics;
  private final boolean asWritten;

  /// What is wrong with the service that is being decoded if it is enabled.
  private Diagnostics disagreements = new Diagnostics();

  /// @param asWritten whether variables were not replaced, so that only the form of values counts
  Problems(Diagnostics diagnostics, boolean asWritten) {
    this.diagnostics = diagnostics;
    this.asWritten = asWritten;
  }

  /// Reports what, as in docker compose, is looked at only once variables are replaced.
  void onceReplaced(Runnable report) {
    if (!asWritten) {
      report.run();
    }
  }

  /// Reports what, as in docker compose, nobody minds in a service that is not enabled, in what
  /// another file says otherwise, or before variables are replaced.
  void whereEnabled(Consumer<Problems> report) {
    if (!asWritten) {
      report.accept(new Problems(disagreements, false));
    }
  }

  /// What was reported for enabled services since this was last asked for.
  List<Diagnostic> takeDisagreements() {
    var found = disagreements.all();
    if (!found.isEmpty()) {
      disagreements = new Diagnostics();
    }
    return found;
  }

  void unknownKey(Entry entry, Keys keys) {
    var meant = Suggestion.of(entry.name(), keys.all());
    var otherwise =
        keys.extensible() ? "start its name with `x-` if it is for another program" : "remove it";
    diagnostics.add(
        Diagnostic.error(
                Code.UNKNOWN_KEY,
                entry.key().span(),
                "`" + entry.name() + "` is not a key of " + keys.what())
            .withHint(meant.map(word -> "did you mean `" + word + "`?").orElse(otherwise)));
  }

  void notSupportedYet(Entry entry, Keys keys) {
    diagnostics.add(
        Diagnostic.error(
                Code.NOT_SUPPORTED_YET,
                entry.key().span(),
                "`" + entry.name() + "` of " + keys.what() + " is not supported yet")
            .withHint(keys.later().get(entry.name())));
  }

  void wrongType(YamlNode node, String name, String wanted) {
    if (!asWritten || !isText(node) || !ALSO_TEXT.contains(wanted)) {
      mustBe(node, "`" + name + "`", wanted);
    }
  }

  private static boolean isText(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.kind() == Kind.STRING;
  }

  /// One of several values is of the wrong type.
  void wrongItem(YamlNode item, String name, String wanted) {
    mustBe(item, "each item of `" + name + "`", wanted);
  }

  private void mustBe(YamlNode node, String subject, String wanted) {
    var found = node.kindText();
    // Telling that a number is a number where a whole one is wanted would help nobody.
    boolean byValue =
        wanted.startsWith(Numbers.WHOLE)
            || wanted.equals("a number")
            || wanted.startsWith("true or false");
    if (byValue && node instanceof YamlScalar scalar && !scalar.isNull()) {
      found = (scalar.kind() == Kind.STRING ? "the text `" : "`") + scalar.text() + "`";
      boolean looksWhole = scalar.kind() == Kind.FLOAT && scalar.text().matches("-?[0-9]+");
      found = looksWhole ? found + " with a point or an exponent" : found;
    }
    boolean tooLarge = isTooLarge(node, wanted);
    var message =
        tooLarge
            ? subject + " cannot be as large as " + ((YamlScalar) node).text()
            : subject + " must be " + wanted + ", but is " + found;
    diagnostics.add(
        Diagnostic.error(Code.WRONG_TYPE, node.span(), message)
            .withHint(tooLarge ? "write a smaller number" : RightForm.of(node, wanted)));
  }

  /// A number that is refused where one is wanted.
  private static boolean isTooLarge(YamlNode node, String wanted) {
    return node instanceof YamlScalar scalar
        && (wanted.startsWith(Numbers.WHOLE)
            ? scalar.kind() == Kind.INTEGER
            : wanted.startsWith("a number")
                && (scalar.kind() == Kind.INTEGER || scalar.kind() == Kind.FLOAT));
  }

  void noSize(YamlNode node, String name) {
    if (asWritten && isText(node)) {
      return;
    }
    var empty = node instanceof YamlScalar text && text.text().isEmpty();
    var found = node instanceof YamlScalar text ? "`" + text.text() + "`" : node.kindText();
    found = empty ? "empty" : found;
    badValue(
        node,
        "`%s` must be a size, but is %s".formatted(name, found),
        "write it like 64m or 1g; the units are b, k, m and g");
  }

  void badValue(YamlNode node, String message, @Nullable String hint) {
    diagnostics.add(Diagnostic.error(Code.BAD_VALUE, node.span(), message).withHint(hint));
  }

  /// Reports the texts of a list that an earlier item says already.
  void thereTwice(YamlSequence list) {
    var seen = new HashSet<String>();
    for (var item : list.items()) {
      if (item instanceof YamlScalar scalar && !seen.add(scalar.text())) {
        badValue(item, "`" + scalar.text() + "` is there twice", "remove one of them");
      }
    }
  }

  void noEffect(YamlNode node, String message, String hint) {
    diagnostics.add(Diagnostic.warning(Code.CONFLICTING_KEYS, node.span(), message).withHint(hint));
  }

  void conflict(YamlNode node, String message, String hint) {
    diagnostics.add(Diagnostic.error(Code.CONFLICTING_KEYS, node.span(), message).withHint(hint));
  }

  void besideExternal(Severity severity, Entry entry, YamlNode external) {
    diagnostics.add(
        new Diagnostic(
            severity,
            Code.CONFLICTING_KEYS,
            "`" + entry.name() + "` has no effect beside `external: true`",
            entry.key().span(),
            external.span(),
            "keep only one of the two"));
  }

  void missingKey(YamlNode node, String key, Keys keys) {
    diagnostics.add(
        Diagnostic.error(
                Code.MISSING_KEY, node.span(), "`" + key + "` of " + keys.what() + " is missing")
            .withHint("add `" + key + "`"));
  }

  void obsolete(YamlNode node, String message, String hint) {
    diagnostics.add(Diagnostic.warning(Code.OBSOLETE, node.span(), message).withHint(hint));
  }
}
