package dev.dhow.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The patterns of a `.dockerignore` file, or of what is watched. The last one that matches a path,
/// or a folder above it, decides; `!` takes a path back in. Dockerfile reference, section
/// *.dockerignore file*.
public final class IgnoreRules {
  public static final IgnoreRules NONE = new IgnoreRules(List.of());

  private final List<Rule> rules;

  private IgnoreRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /// One line.
  ///
  /// @param keeps whether it starts with `!`
  /// @param text the cleaned pattern
  private record Rule(boolean keeps, String text, Pattern pattern) {

    boolean matches(String path) {
      for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
        if (pattern.matcher(path.substring(0, end)).matches()) {
          return true;
        }
      }
      return pattern.matcher(path).matches();
    }

    /// Whether it may take something below a folder back in.
    boolean reaches(String folder) {
      return keeps
          && (text.chars().anyMatch(c -> "*?[\\".indexOf(c) >= 0) || text.startsWith(folder + "/"));
    }
  }

  /// Throws [IllegalArgumentException] naming the line that is no pattern.
  public static IgnoreRules parse(String file) {
    var text = file.startsWith("\ufeff") ? file.substring(1) : file;
    return of(text.lines().filter(line -> !line.startsWith("#")).toList());
  }

  /// The same for patterns that are a list of their own, where `#` begins no comment.
  public static IgnoreRules of(List<String> patterns) {
    var rules = new ArrayList<Rule>();
    for (var line : patterns) {
      var pattern = line.strip();
      if (pattern.isEmpty()) {
        continue;
      }
      boolean keeps = pattern.startsWith("!");
      var cleaned = clean(keeps ? pattern.substring(1).strip() : pattern);
      if (keeps && cleaned.isEmpty()) {
        throw new IllegalArgumentException("\"!\" without a pattern");
      }
      if (!cleaned.isEmpty()) {
        rules.add(new Rule(keeps, cleaned, compile(cleaned)));
      }
    }
    return new IgnoreRules(rules);
  }

  /// Whether a path, relative to the context and with forward slashes, is left out.
  public boolean ignores(String path) {
    boolean ignored = false;
    for (var rule : rules) {
      if (rule.keeps == ignored && rule.matches(path)) {
        ignored = !rule.keeps;
      }
    }
    return ignored;
  }

  /// Whether a folder that is left out may still hold files that are not.
  public boolean mayKeepBelow(String folder) {
    return rules.stream().anyMatch(rule -> rule.reaches(folder));
  }

  /// Resolves `.`, `..` and doubled slashes; the context is the root.
  private static String clean(String pattern) {
    var parts = new ArrayList<String>();
    for (var part : pattern.split("/", -1)) {
      if (part.equals("..")) {
        if (!parts.isEmpty()) {
          parts.removeLast();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static Pattern compile(String glob) {
    var regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> i = star(glob, i, regex);
        case '?' -> regex.append("[^/]");
        case '.', '+', '(', ')', '|', '{', '}', '$' -> regex.append('\\').append(c);
        case '\\' -> {
          i++;
          regex.append(i < glob.length() ? Pattern.quote(glob.substring(i, i + 1)) : "\\\\");
        }
        default -> regex.append(c);
      }
    }
    try {
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("\"" + glob + "\" is not a pattern", e);
    }
  }

  /// `*` stays within one name; `**` spans any number of folders, none included.
  private static int star(String glob, int at, StringBuilder regex) {
    if (!glob.startsWith("**", at)) {
      regex.append("[^/]*");
      return at;
    }
    int last = glob.startsWith("/", at + 2) ? at + 2 : at + 1;
    regex.append(last + 1 == glob.length() ? ".*" : "(.*/)?");
    return last;
  }
}
