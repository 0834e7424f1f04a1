package dev.dhow.load.merge;

import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/// Merges the address pools of a network: those of the same subnet are the same pool, others
/// replace what is below. Pool by pool as docker compose does it, as a network whose pools differ
/// has to be made anew.
final class AddressPools {
  private final BinaryOperator<YamlNode> mergePools;
  private final List<YamlNode> merged = new ArrayList<>();

  AddressPools(BinaryOperator<YamlNode> mergePools) {
    this.mergePools = mergePools;
  }

  YamlSequence merge(YamlSequence below, YamlSequence above) {
    below.items().forEach(pool -> merge(pool, above.items()));
    return below.withItems(merged);
  }

  private void merge(YamlNode pool, List<YamlNode> above) {
    var lower = pool;
    var places = new TreeSet<Integer>();
    for (var upper : above) {
      if (!subnet(lower).equals(subnet(upper)) && indexOf(upper) < 0) {
        merged.add(upper);
        continue;
      }
      var changed = mergePools.apply(lower, upper);
      // A pool that is there already changes wherever it is.
      places.forEach(place -> merged.set(place, changed));
      places.add(put(changed));
      lower = changed;
    }
  }

  /// Puts a pool in the place of the one with the same subnet, or at the end.
  private int put(YamlNode pool) {
    int index = indexOf(pool);
    if (index < 0) {
      merged.add(pool);
      return merged.size() - 1;
    }
    merged.set(index, pool);
    return index;
  }

  private int indexOf(YamlNode pool) {
    return merged.stream().map(AddressPools::subnet).toList().indexOf(subnet(pool));
  }

  /// Empty for a pool without one.
  private static String subnet(YamlNode pool) {
    return pool instanceof YamlMapping mapping
            && mapping.value("subnet").orElse(null) instanceof YamlScalar subnet
        ? subnet.text()
        : "";
  }
}
