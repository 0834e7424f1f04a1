package dev.dhow.load.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A port in short syntax: `[[IP:]HOST:]CONTAINER[/PROTOCOL]`, where host and container may be
/// ranges. Compose Specification, services, *ports*, short syntax.
///
/// @param hostIp empty for all addresses
/// @param published a port or a range; empty for a free port
record PortText(String hostIp, String published, int target, String protocol) {
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
  private static final Pattern IPV4 = Pattern.compile("([0-9]{1,3}\\.){3}[0-9]{1,3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
  private static final Pattern BARE_IPV6 = Pattern.compile("(?=.*::|(.*:){7})" + IPV6.pattern());
  private static final int GREATEST = 65_535;
  private static final String FORM = "write it as HOST:CONTAINER, such as \"8080:80\"";

  /// Says why a text is not a port.
  static final class BadPortException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String hint;

    BadPortException(String problem, String hint) {
      super(problem);
      this.problem = problem;
      this.hint = hint;
    }

    String problem() {
      return problem;
    }

    String hint() {
      return hint;
    }
  }

  private record Range(int first, int last) {

    int size() {
      return last - first + 1;
    }
  }

  /// One for each container port, in the order docker compose gives them: sorted as text.
  static List<PortText> parse(String text) throws BadPortException {
    int slash = text.indexOf('/');
    boolean plain = slash < 0 || slash == text.length() - 1;
    var protocol = plain ? "tcp" : text.substring(slash + 1).toLowerCase(Locale.ROOT);
    if (!PROTOCOLS.contains(protocol)) {
      throw new BadPortException(
          "the protocol must be tcp, udp or sctp", "write it last, as in \"8080:80/udp\"");
    }
    var parts = (slash < 0 ? text : text.substring(0, slash)).split(":", -1);
    int count = parts.length;
    var targets = range(parts[count - 1], "container port");
    if (targets.first() == 0) {
      throw new BadPortException(
          "a container port must not be 0", "use the port that its program listens on");
    }
    var host = count < 2 ? "" : parts[count - 2];
    var ip = ip(String.join(":", List.of(parts).subList(0, Math.max(0, count - 2))));
    var ports = expand(ip, host, targets, protocol);
    ports.sort((one, other) -> (one.target() + "/").compareTo(other.target() + "/"));
    return ports;
  }

  private static List<PortText> expand(String ip, String host, Range targets, String protocol)
      throws BadPortException {
    var ports = new ArrayList<PortText>();
    var published = host.isEmpty() ? null : range(host, "host port");
    if (published != null && targets.size() > 1 && published.size() != targets.size()) {
      throw new BadPortException(
          "the ranges of host and container ports differ in length",
          "let both have the same length, as in \"8080-8082:80-82\"");
    }
    for (int i = 0; i < targets.size(); i++) {
      var text = "";
      if (published != null) {
        boolean choice = targets.size() == 1 && published.size() > 1;
        text = (published.first() + i) + (choice ? "-" + published.last() : "");
      }
      ports.add(new PortText(ip, text, targets.first() + i, protocol));
    }
    return ports;
  }

  private static String ip(String text) throws BadPortException {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    var ip = bracketed ? text.substring(1, text.length() - 1) : text;
    boolean known = ip.isEmpty() || isIpv4(ip) || (bracketed && IPV6.matcher(ip).matches());
    if (!known) {
      throw new BadPortException(
          problem(text, bracketed),
          "write it as IP:HOST:CONTAINER, such as \"127.0.0.1:8080:80\" or \"[::1]:8080:80\"");
    }
    return ip;
  }

  private static String problem(String text, boolean bracketed) {
    if (bracketed || text.indexOf(':') < 0) {
      return "`" + text + "` is not an IP address";
    }
    boolean ipv6 = BARE_IPV6.matcher(text).matches();
    return ipv6
        ? "`" + text + "` needs brackets as an IPv6 address"
        : "there are more parts than an IP address and two ports";
  }

  private static boolean isIpv4(String text) {
    return IPV4.matcher(text).matches()
        && List.of(text.split("\\.", -1)).stream().allMatch(part -> Integer.parseInt(part) < 256);
  }

  private static Range range(String text, String what) throws BadPortException {
    int dash = text.indexOf('-');
    int first = number(dash < 0 ? text : text.substring(0, dash), what);
    int last = dash < 0 ? first : number(text.substring(dash + 1), what);
    if (last < first) {
      throw new BadPortException(
          "the range of " + what + "s ends before it starts", "put the lower port first");
    }
    return new Range(first, last);
  }

  private static int number(String text, String what) throws BadPortException {
    if (text.isEmpty()) {
      throw new BadPortException("the " + what + " is missing", FORM);
    }
    boolean digits = text.matches("[0-9]+");
    int number = digits && text.length() < 7 ? Integer.parseInt(text) : GREATEST + 1;
    if (number > GREATEST) {
      throw new BadPortException(
          "`" + text + "` is not a " + what, digits ? "the greatest port is " + GREATEST : FORM);
    }
    return number;
  }
}
