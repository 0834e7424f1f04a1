package dev.dhow.plan;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A range of addresses such as `172.20.0.0/16`.
///
/// @param first its first address as a number
/// @param bits that all its addresses have in common
/// @param length of an address in bits: 32 or 128
record AddressRange(BigInteger first, int bits, int length) {
  private static final Pattern IPV4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
  private static final int GROUPS = 8;
  private static final int LONG = 128;
  private static final BigInteger MOST = BigInteger.valueOf(255);

  /// Whether no engine takes it. Of an IPv4 address within an IPv6 one the engine has to say.
  static boolean isMalformed(String text) {
    boolean isMixed = text.contains(":") && text.contains(".");
    return !isMixed && parse(text).isEmpty();
  }

  /// Empty for what is no such range.
  static Optional<AddressRange> parse(String text) {
    var parts = text.split("/", 2);
    if (parts.length < 2 || !parts[1].matches("\\d{1,3}")) {
      return Optional.empty();
    }
    var bits = Integer.parseInt(parts[1]);
    var length = parts[0].contains(":") ? LONG : 32;
    return bits > length
        ? Optional.empty()
        : address(parts[0])
            .map(address -> {
              var free = length - bits;
              return new AddressRange(address.shiftRight(free).shiftLeft(free), bits, length);
            });
  }

  /// The range of an address alone; empty for what is none.
  static Optional<AddressRange> alone(String address) {
    return parse(address + (address.contains(":") ? "/128" : "/32"));
  }

  /// Whether the text names the range by its first address, as it should.
  static boolean isFirstOf(AddressRange range, String text) {
    return alone(text.split("/", 2)[0]).filter(each -> each.first.equals(range.first)).isPresent();
  }

  boolean contains(AddressRange other) {
    return overlaps(other) && bits <= other.bits;
  }

  /// Whether the address is that of a whole IPv4 range itself, or the one for all who have one of
  /// it.
  boolean reserves(AddressRange address) {
    var free = length - bits;
    var last = first.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE);
    return !isIpv6() && free > 1 && (address.first.equals(first) || address.first.equals(last));
  }

  /// How the range is written.
  String text() {
    return (length == LONG ? ipv6Text() : ipv4Text()) + "/" + bits;
  }

  boolean isIpv6() {
    return length == LONG;
  }

  private String ipv4Text() {
    return parts(4, 8).map(BigInteger::toString).collect(Collectors.joining("."));
  }

  /// With the zeros at its end left out, which a range mostly has.
  private String ipv6Text() {
    var groups = parts(GROUPS, 16).map(part -> part.toString(16)).toList();
    var used = GROUPS;
    while (used > 0 && groups.get(used - 1).equals("0")) {
      used--;
    }
    return String.join(":", groups.subList(0, used)) + (used < GROUPS ? "::" : "");
  }

  private Stream<BigInteger> parts(int count, int width) {
    var mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    return IntStream.range(0, count)
        .mapToObj(place -> first.shiftRight(length - width * (place + 1)).and(mask));
  }

  boolean overlaps(AddressRange other) {
    var free = length - Math.min(bits, other.bits);
    return length == other.length && first.shiftRight(free).equals(other.first.shiftRight(free));
  }

  private static Optional<BigInteger> address(String text) {
    return text.contains(":") ? ipv6(text) : ipv4(text);
  }

  private static Optional<BigInteger> ipv4(String text) {
    var match = IPV4.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var address = BigInteger.ZERO;
    for (var group = 1; group <= match.groupCount(); group++) {
      var number = new BigInteger(match.group(group));
      if (number.compareTo(MOST) > 0) {
        return Optional.empty();
      }
      address = address.shiftLeft(8).or(number);
    }
    return Optional.of(address);
  }

  private static Optional<BigInteger> ipv6(String text) {
    var halves = text.split("::", -1);
    var head = groups(halves[0]);
    var tail = halves.length == 2 ? groups(halves[1]) : new String[0];
    var missing = GROUPS - head.length - tail.length;
    if (halves.length > 2 || missing < 0 || (halves.length == 1 && missing > 0)) {
      return Optional.empty();
    }
    var address = BigInteger.ZERO;
    for (var place = 0; place < GROUPS; place++) {
      var group = "0";
      if (place < head.length) {
        group = head[place];
      } else if (place >= head.length + missing) {
        group = tail[place - head.length - missing];
      }
      if (!group.matches("\\p{XDigit}{1,4}")) {
        return Optional.empty();
      }
      address = address.shiftLeft(16).or(new BigInteger(group, 16));
    }
    return Optional.of(address);
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }
}
