package dev.dhow.load.decode;

import dev.dhow.model.Build;
import dev.dhow.model.Build.Advanced;
import dev.dhow.model.FileReference;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import org.jspecify.annotations.Nullable;

/// Decodes how an image is built.
final class BuildDecoder {
  private static final int OCTAL = 8;

  private BuildDecoder() {}

  static Build decode(Section build) {
    var inline = build.value("dockerfile_inline");
    if (inline != null && build.value("dockerfile") != null) {
      build
          .problems()
          .whereEnabled(problems ->
              problems.conflict(
                  inline,
                  "`dockerfile` and `dockerfile_inline` exclude each other",
                  "keep only one of the two"));
    }
    return new Build(
        build.required("context"),
        build.text("dockerfile"),
        build.text("dockerfile_inline"),
        build.variables("args"),
        build.text("target"),
        build.mapping("labels"),
        build.texts("cache_from"),
        Hosts.decode(build),
        build.text("network"),
        build.flag("no_cache"),
        build.flag("pull"),
        build.numbers().bytes("shm_size"),
        build.texts("tags"),
        advanced(build));
  }

  private static Advanced advanced(Section build) {
    return new Advanced(
        build.mapping("additional_contexts"),
        build.texts("cache_to"),
        build.texts("entitlements"),
        build.text("isolation"),
        build.uniqueTexts("no_cache_filter"),
        build.texts("platforms"),
        build.flag("privileged"),
        build.text("provenance"),
        build.text("sbom"),
        build.sections("secrets", Language.FILE_REFERENCE, BuildDecoder::reference),
        build.variables("ssh"),
        ResourcesDecoder.ulimits(build),
        build.extensions());
  }

  /// A config or secret that is handed on.
  static FileReference reference(Section reference) {
    return new FileReference(
        reference.textOrEmpty("source"),
        reference.text("target"),
        reference.text("uid"),
        reference.text("gid"),
        mode(reference),
        reference.extensions());
  }

  /// Text is octal, a number is what it is.
  private static @Nullable Long mode(Section reference) {
    var node = reference.value("mode");
    if (node == null) {
      return null;
    }
    var mode = node instanceof YamlScalar scalar ? mode(scalar) : null;
    if (mode == null) {
      reference.problems().badValue(node, "`mode` is not a file mode", "write it like \"0440\"");
    }
    return mode;
  }

  private static @Nullable Long mode(YamlScalar scalar) {
    if (scalar.kind() == Kind.INTEGER) {
      return Scalars.whole(scalar);
    }
    boolean octal = scalar.kind() == Kind.STRING && scalar.text().matches("[-+]?[0-7]{1,20}");
    return octal ? Long.valueOf(Long.parseLong(scalar.text(), OCTAL)) : null;
  }
}
