package dev.dhow.load.decode;

import dev.dhow.yaml.YamlScalar;
import java.util.List;

/// Additional host names, each with an address.
final class Hosts {
  private static final String KEY = "extra_hosts";

  private Hosts() {}

  static List<String> decode(Section section) {
    for (var item : section.items(KEY)) {
      if (item instanceof YamlScalar scalar
          && scalar.kind() == YamlScalar.Kind.STRING
          && !namesHost(scalar.text())) {
        section
            .problems()
            .badValue(
                item,
                "`" + scalar.text() + "` does not name a host and its address",
                "write it as HOST=ADDRESS, such as db=10.0.0.7");
      }
    }
    return section.texts(KEY);
  }

  /// `:` stands for `=` where there is none.
  private static boolean namesHost(String text) {
    return text.indexOf(text.indexOf('=') >= 0 ? '=' : ':') > 0;
  }
}
