package dev.dhow.load.decode;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// IP addresses, judged by their text alone.
final class Addresses {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int GROUPS = 8;

  private Addresses() {}

  static boolean isAddress(String text) {
    return text.contains(":") ? isIpv6(text) : isIpv4(text);
  }

  private static boolean isIpv4(String text) {
    var parts = text.split("\\.", -1);
    return parts.length == 4
        && Arrays.stream(parts)
            .allMatch(part -> NUMBER.matcher(part).matches() && Integer.parseInt(part) < 256);
  }

  private static boolean isIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return size(text) == GROUPS;
    }
    int before = gap == 0 ? 0 : size(text.substring(0, gap));
    var rest = text.substring(gap + 2);
    int after = rest.isEmpty() ? 0 : size(rest);
    return before >= 0 && after >= 0 && before + after < GROUPS;
  }

  /// How many groups of 16 bits there are; negative when they are none.
  private static int size(String groups) {
    var parts = List.of(groups.split(":", -1));
    var last = parts.getLast();
    boolean mixed = last.contains(".");
    var plain = mixed ? parts.subList(0, parts.size() - 1) : parts;
    if (!plain.stream().allMatch(part -> GROUP.matcher(part).matches())
        || (mixed && !isIpv4(last))) {
      return -GROUPS;
    }
    return plain.size() + (mixed ? 2 : 0);
  }
}
