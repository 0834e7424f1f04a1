package dev.dhow.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Where dhow was started and with which variables.
///
/// @param workingDirectory absolute, and with the symbolic links the shell shows
/// @param variables `PWD` always among them
public record HostEnvironment(Path workingDirectory, Map<String, String> variables) {
  /// Begins the names under which the launcher keeps what Java itself would obey.
  private static final String KEPT = "DHOW_KEPT_";

  /// Begins the names under which the launcher notes what it set and the user had not.
  private static final String UNSET = "DHOW_UNSET_";

  public HostEnvironment {
    variables = Map.copyOf(variables);
  }

  public static HostEnvironment current() {
    var variables = withKept(System.getenv());
    var directory = workingDirectory(variables.getOrDefault("PWD", ""));
    variables.put("PWD", directory.toString());
    return new HostEnvironment(directory, variables);
  }

  /// The variables as they were before the launcher hid some of them from Java, or set them for it.
  static Map<String, String> withKept(Map<String, String> environment) {
    var variables = new HashMap<>(environment);
    environment.forEach((name, value) -> {
      if (name.startsWith(KEPT)) {
        variables.remove(name);
        variables.put(name.substring(KEPT.length()), value);
      } else if (name.startsWith(UNSET)) {
        variables.remove(name);
        variables.remove(name.substring(UNSET.length()));
      }
    });
    return variables;
  }

  private static Path workingDirectory(String shown) {
    var actual = Path.of("").toAbsolutePath();
    try {
      boolean same = Path.of(shown).isAbsolute() && Files.isSameFile(Path.of(shown), actual);
      return same ? Path.of(shown) : actual;
    } catch (IOException e) {
      return actual; // PWD names a folder that is gone
    }
  }
}
