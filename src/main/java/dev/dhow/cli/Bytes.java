package dev.dhow.cli;

import dev.dhow.app.UsageException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Sizes as the docker command line takes them: `100m`, `1.5gb`, `4096`.
final class Bytes {
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?) ?([bkmgtp]?)(?:i?b)?");
  private static final String UNITS = "bkmgtp";
  private static final int STEP = 1024;

  private Bytes() {}

  static long parse(String flag, String text) {
    var size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      throw new UsageException(
          "%s takes a size, not \"%s\"".formatted(flag, text), "write it like 512m or 1.5g");
    }
    int power = size.group(2).isEmpty() ? 0 : UNITS.indexOf(size.group(2));
    return (long) (Double.parseDouble(size.group(1)) * Math.pow(STEP, power));
  }
}
