package dev.dhow.load.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A mount in short syntax, taken apart: `[SOURCE:]TARGET[:OPTIONS]`. A colon after a single letter
/// belongs to a drive of Windows where that makes sense of the rest.
///
/// @param source empty for an anonymous volume
/// @param options between commas; empty when there are none
record MountText(String source, String target, List<String> options) {
  private static final Pattern DRIVE = Pattern.compile("[a-zA-Z]:[/\\\\].*", Pattern.DOTALL);

  private static final int MOST_PARTS = 3;

  /// Says why a text is not a mount.
  static final class BadMountException extends Exception {
    private static final long serialVersionUID = 1L;

    BadMountException(String problem) {
      super(problem);
    }
  }

  /// Colons inside of variables that are not replaced yet separate nothing.
  static MountText parse(String text) throws BadMountException {
    var parts = parts(text);
    if (parts.size() > MOST_PARTS) {
      throw new BadMountException("is not a mount: it has too many colons");
    }
    if (parts.contains("")) {
      throw new BadMountException(
          text.isEmpty()
              ? "is not a mount"
              : "is not a mount: it has nothing before or between its colons");
    }
    if (parts.size() == 1) {
      return new MountText("", parts.getFirst(), List.of());
    }
    var options = parts.size() == 3 ? List.of(parts.get(2).split(",", -1)) : List.<String>of();
    return new MountText(parts.get(0), parts.get(1), options);
  }

  private static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    int start = 0;
    int open = 0;
    int from = isDrive(text, true) ? 2 : 0;
    for (int i = from; i < text.length() && parts.size() <= MOST_PARTS; i++) {
      char c = text.charAt(i);
      if (text.startsWith("${", i)) {
        open++;
      } else if (c == '}' && open > 0) {
        open--;
      } else if (c == ':' && open == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
        i += isDrive(text.substring(start), false) ? 2 : 0;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /// `v:/data` and `v:/data:ro` name a volume, `c:\\data` and `c:/data:/data` a drive.
  private static boolean isDrive(String text, boolean first) {
    if (!DRIVE.matcher(text).matches()) {
      return false;
    }
    int next = text.indexOf(':', 2);
    return !first || text.charAt(2) == '\\' || (next > 0 && isPath(text.substring(next + 1)));
  }

  /// Whether a source is a path of the host rather than the name of a volume.
  static boolean isPath(String source) {
    return source.startsWith(".")
        || source.startsWith("/")
        || source.startsWith("~")
        || source.startsWith("\\\\")
        || DRIVE.matcher(source).matches();
  }
}
