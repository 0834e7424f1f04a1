package dev.dhow.spec;

import dev.dhow.model.Build;
import dev.dhow.model.ServiceName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Specs of builds for tests that are not about how they are made.
public final class TestBuilds {

  private TestBuilds() {}

  /// @param more tags beside the image
  public static BuildSpec of(
      String service,
      Build build,
      String image,
      List<String> more,
      SortedMap<String, String> labels) {
    var tags = new ArrayList<>(more);
    tags.add(image);
    var args = new TreeMap<String, String>();
    build
        .args()
        .forEach((name, value) -> {
          if (value != null) {
            args.put(name, value);
          }
        });
    return new BuildSpec(
        new ServiceName(service),
        build,
        image,
        tags,
        args,
        List.of(),
        labels,
        Collections.emptySortedMap(),
        List.of(),
        List.of(),
        false,
        BuildFlags.NONE);
  }
}
