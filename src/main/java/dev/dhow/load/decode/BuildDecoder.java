package dev.dhow.load.decode;

import dev.dhow.model.Build;

/// Decodes how an image is built.
final class BuildDecoder {

  private BuildDecoder() {}

  static Build decode(Section build) {
    var inline = build.value("dockerfile_inline");
    if (inline != null && build.value("dockerfile") != null) {
      build
          .problems()
          .conflict(
              inline,
              "`dockerfile` and `dockerfile_inline` exclude each other",
              "keep only one of the two");
    }
    var size = build.size("shm_size");
    return new Build(
        build.required("context"),
        build.text("dockerfile"),
        build.text("dockerfile_inline"),
        build.variables("args"),
        build.text("target"),
        build.mapping("labels"),
        build.texts("cache_from"),
        build.texts("extra_hosts"),
        build.text("network"),
        build.flag("no_cache"),
        build.flag("pull"),
        size == null ? null : size.toString(),
        build.texts("tags"));
  }
}
