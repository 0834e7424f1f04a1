package dev.dhow.engine.docker.bake;

import dev.dhow.spec.BuildFlags;
import java.util.ArrayList;
import java.util.List;

/// What holds for all builds of a run, as arguments of bake.
final class BakeArguments {

  private BakeArguments() {}

  static List<String> of(BuildFlags flags) {
    var arguments = new ArrayList<String>();
    if (flags.sbom() != null) {
      arguments.add("--sbom=" + flags.sbom());
    }
    if (flags.provenance() != null) {
      arguments.add("--provenance=" + flags.provenance());
    }
    if (flags.builder() != null) {
      arguments.addAll(List.of("--builder", flags.builder()));
    }
    return arguments;
  }
}
