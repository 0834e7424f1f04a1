package dev.dhow.load.merge;

import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// Merges the address pools of a network: those of the same subnet are the same pool.
final class AddressPools {

  private AddressPools() {}

  static YamlSequence merge(
      YamlSequence below, YamlSequence above, BinaryOperator<YamlNode> mergePools) {
    var pools = new ArrayList<YamlNode>(below.items());
    for (var pool : above.items()) {
      var same = pools.stream().filter(other -> isSame(other, pool)).findFirst();
      if (same.isPresent()) {
        pools.set(pools.indexOf(same.get()), mergePools.apply(same.get(), pool));
      } else {
        pools.add(pool);
      }
    }
    return below.withItems(pools);
  }

  private static boolean isSame(YamlNode one, YamlNode other) {
    var subnet = subnet(one);
    return subnet.isPresent() && subnet.equals(subnet(other));
  }

  private static Optional<String> subnet(YamlNode pool) {
    return pool instanceof YamlMapping mapping
        ? mapping
            .value("subnet")
            .flatMap(node ->
                node instanceof YamlScalar scalar ? Optional.of(scalar.text()) : Optional.empty())
        : Optional.empty();
  }
}
