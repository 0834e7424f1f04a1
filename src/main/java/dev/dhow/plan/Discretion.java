package dev.dhow.plan;

import dev.dhow.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keeps to itself what looks like a password or the like, by the name of the field or by how the
/// value is written. Too much is kept rather than too little.
final class Discretion {
  private static final Value HIDDEN = new Value.Text("(hidden)");

  private static final String WORDS =
      "passw(or)?d|passphrase|pwd|secret|token|credential|private_?key|api_?key|access_?key|auth";
  private static final Pattern NAME =
      Pattern.compile("(" + WORDS + ")|(^|[._-])(pass|key|dsn)([._-]|$)", Pattern.CASE_INSENSITIVE);

  /// `--db-password=x`, `API_TOKEN: x`.
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "([\\w.-]*(?:" + WORDS + ")[\\w.-]*['\"]?\\s*[=: ]\\s*)([^\\s'\"]+|'[^']*'|\"[^\"]*\")",
          Pattern.CASE_INSENSITIVE);

  /// `postgres://user:password@host`.
  private static final Pattern IN_ADDRESS = Pattern.compile("(://[^\\s/:@]*:)[^\\s/@]+@");

  private Discretion() {}

  static @Nullable Value of(String field, @Nullable Value value) {
    if (value == null) {
      return null;
    }
    // Which secrets a service has is none.
    return !field.equals("secrets") && NAME.matcher(field).find() ? HIDDEN : discreet(value);
  }

  private static Value discreet(Value value) {
    return switch (value) {
      case Value.Null _, Value.Bool _, Value.Int _, Value.Real _, Value.Time _ -> value;
      case Value.Text(var text) -> new Value.Text(discreet(text));
      case Value.Items(var items) -> items(items);
      case Value.Fields(var fields) -> {
        var discreet = new LinkedHashMap<String, Value>();
        fields.forEach((name, field) ->
            discreet.put(name, NAME.matcher(name).find() ? HIDDEN : discreet(field)));
        yield new Value.Fields(discreet);
      }
    };
  }

  /// A word of a command that names a secret has it in the next one, unless both are one word.
  private static Value items(List<Value> items) {
    var discreet = new ArrayList<Value>();
    var named = false;
    for (var item : items) {
      discreet.add(named && item instanceof Value.Text ? HIDDEN : discreet(item));
      named =
          item instanceof Value.Text(var text)
              && text.startsWith("-")
              && !text.contains("=")
              && NAME.matcher(text).find();
    }
    return new Value.Items(discreet);
  }

  private static String discreet(String text) {
    var assigned = ASSIGNED.matcher(text).replaceAll("$1(hidden)");
    return IN_ADDRESS.matcher(assigned).replaceAll("$1(hidden)@");
  }
}
