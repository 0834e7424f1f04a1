package dev.dhow.spec;

import dev.dhow.model.Build;
import dev.dhow.model.Develop;
import dev.dhow.model.Develop.Watch;
import dev.dhow.model.Entries;
import dev.dhow.model.FileReference;
import dev.dhow.model.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a service is built and watched, in docker compose's canonical form.
final class CanonicalBuild {
  private final Form form;

  CanonicalBuild(Form form) {
    this.form = form;
  }

  Value.Fields of(Build build) {
    var more = build.advanced();
    var fields =
        new FieldsBuilder()
            .text("context", build.context())
            .text("dockerfile", build.dockerfile())
            .text("dockerfile_inline", build.dockerfileInline())
            .texts("entitlements", more.entitlements())
            .mapping("args", build.args())
            .text("provenance", more.provenance())
            .text("sbom", more.sbom())
            .items("ssh", Entries.of(more.ssh()).map(CanonicalBuild::ssh).toList())
            .mapping("labels", build.labels())
            .texts("cache_from", build.cacheFrom())
            .texts("cache_to", more.cacheTo())
            .flag("no_cache", build.noCache())
            .texts("no_cache_filter", more.noCacheFilter())
            .mapping("additional_contexts", more.additionalContexts())
            .flag("pull", build.pull())
            .texts("extra_hosts", build.extraHosts())
            .text("isolation", more.isolation())
            .text("network", build.network())
            .text("target", build.target())
            .items("secrets", references(more.secrets()))
            .bytes("shm_size", build.shmSize())
            .texts("tags", build.tags());
    new CanonicalLimits(form).ulimits(fields, more.ulimits());
    return fields
        .texts("platforms", more.platforms())
        .flag("privileged", more.privileged())
        .extensions(form, more.extensions())
        .build();
  }

  /// An id with the path it stands for, if it has one.
  private static Value ssh(Map.Entry<String, @Nullable String> key) {
    var path = key.getValue();
    boolean alone = path == null || path.isEmpty();
    return Value.text(alone ? key.getKey() : key.getKey() + ": " + path);
  }

  List<Value> references(List<FileReference> references) {
    return references.stream().map(this::reference).toList();
  }

  private Value reference(FileReference reference) {
    var mode = reference.mode();
    return new FieldsBuilder()
        .text("source", reference.source())
        .text("target", reference.target())
        .text("uid", reference.uid())
        .text("gid", reference.gid())
        .text("mode", mode == null ? null : CanonicalMount.octal(mode))
        .extensions(form, reference.extensions())
        .build();
  }

  Value.Fields of(Develop develop) {
    return new FieldsBuilder()
        .items("watch", develop.watches().stream().map(this::watch).toList())
        .extensions(form, develop.extensions())
        .build();
  }

  private Value watch(Watch watch) {
    var fields =
        new FieldsBuilder()
            .put("path", Value.text(watch.path()))
            .put("action", Value.text(watch.action()))
            .text("target", watch.target());
    var exec = watch.exec();
    if (exec != null) {
      fields.put("exec", CanonicalHook.of(exec, form));
    } else if (form == Form.JSON) {
      fields.put("exec", new FieldsBuilder().put("command", new Value.Null()).build());
    }
    return fields
        .texts("include", watch.include())
        .texts("ignore", watch.ignore())
        .flag("initial_sync", watch.initialSync())
        .extensions(form, watch.extensions())
        .build();
  }
}
