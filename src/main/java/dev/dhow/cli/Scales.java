package dev.dhow.cli;

import dev.dhow.app.UsageException;
import dev.dhow.model.ServiceName;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Numbers of containers, as `--scale` and `scale` take them.
final class Scales {

  private Scales() {}

  /// @param taker what takes them, for messages
  /// @throws UsageException when one is not of the form `SERVICE=N`
  static SortedMap<ServiceName, Integer> parse(String taker, List<String> values) {
    var scales = new TreeMap<ServiceName, Integer>();
    for (var value : values) {
      var equals = value.indexOf('=');
      if (equals < 1 || !value.substring(equals + 1).matches("[0-9]{1,6}")) {
        throw UsageException.value(taker, "SERVICE=N with a whole number, such as web=3", value);
      }
      scales.put(
          new ServiceName(value.substring(0, equals)),
          Integer.parseInt(value.substring(equals + 1)));
    }
    return scales;
  }
}
