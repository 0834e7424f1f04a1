package dev.dhow.render;

import dev.dhow.state.ObservedContainer.ObservedPort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A container's ports as docker's tables show them: neighbouring ports that are only exposed, or
/// published under their own number, as a range; then the ones published under another number.
final class PortText {
  static final Comparator<ObservedPort> ORDER = PortText::compare;

  private final List<String> ranges = new ArrayList<>();
  private final SequencedMap<Group, Range> open = new LinkedHashMap<>();
  private final List<String> mapped = new ArrayList<>();

  private PortText() {}

  /// Such as `7000-7001/tcp, 0.0.0.0:8000->80/tcp, [::]:8000->80/tcp`.
  static String of(List<ObservedPort> ports) {
    var text = new PortText();
    ports.stream().sorted(ORDER).forEach(text::add);
    text.open.forEach((group, range) -> text.ranges.add(group.text(range)));
    text.ranges.addAll(text.mapped);
    return String.join(", ", text.ranges);
  }

  private static int compare(ObservedPort one, ObservedPort other) {
    if (one.containerPort() != other.containerPort()) {
      return Integer.compare(one.containerPort(), other.containerPort());
    }
    var byAddress = address(one).compareTo(address(other));
    if (byAddress != 0) {
      return byAddress;
    }
    return one.hostPort() == other.hostPort()
        ? one.protocol().compareTo(other.protocol())
        : Integer.compare(one.hostPort(), other.hostPort());
  }

  private void add(ObservedPort port) {
    var address = port.hostIp();
    var number = port.containerPort();
    if (address != null && port.hostPort() != number) {
      mapped.add(
          bracketed(address) + ":" + port.hostPort() + "->" + number + "/" + port.protocol());
      return;
    }
    var group = new Group(address, port.protocol());
    var range = open.get(group);
    if (range == null) {
      open.put(group, new Range(number, number));
    } else if (number == range.last() + 1) {
      open.replace(group, new Range(range.first(), number));
    } else {
      ranges.add(group.text(range));
      open.replace(group, new Range(number, number));
    }
  }

  private static String address(ObservedPort port) {
    return port.hostIp() == null ? "" : port.hostIp();
  }

  private static String bracketed(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }

  private record Range(int first, int last) {
    @Override
    public String toString() {
      return first == last ? Integer.toString(first) : first + "-" + last;
    }
  }

  private record Group(@Nullable String address, String protocol) {
    String text(Range range) {
      var published = address == null ? "" : bracketed(address) + ":" + range + "->";
      return published + range + "/" + protocol;
    }
  }
}
