package dev.dhow.load.decode;

import dev.dhow.model.Develop;
import dev.dhow.model.Develop.Watch;
import dev.dhow.yaml.YamlScalar;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decodes what is done for a service while its sources change.
final class DevelopDecoder {
  private static final Pattern ACTION =
      Pattern.compile("rebuild|restart|sync|sync\\+restart|sync\\+exec");
  private static final Set<String> WITHOUT_TARGET = Set.of("rebuild", "restart");

  private DevelopDecoder() {}

  static @Nullable Develop decode(Section service) {
    if (service.value("develop") instanceof YamlScalar scalar && scalar.isNull()) {
      return null;
    }
    return service
        .section("develop", Language.DEVELOP)
        .map(develop ->
            new Develop(
                develop.sections("watch", Language.WATCH, DevelopDecoder::watch),
                develop.extensions()))
        .orElse(null);
  }

  private static Watch watch(Section watch) {
    var path = watch.required("path");
    var node = watch.value("path");
    if (path.isEmpty() && node != null) {
      watch.problems().badValue(node, "`path` must not be empty", "name a folder or a file");
    }
    watch.required("action");
    var action =
        watch.matching("action", ACTION, "use sync, rebuild, restart, sync+restart or sync+exec");
    var target = watch.text("target");
    boolean needsTarget = action != null && !WITHOUT_TARGET.contains(action);
    if (needsTarget && (target == null || target.isEmpty())) {
      watch
          .problems()
          .whereEnabled(problems -> problems.missingKey(watch.node(), "target", Language.WATCH));
    }
    return new Watch(
        path,
        action == null ? "" : action,
        target,
        watch.section("exec", Language.HOOK).map(HookDecoder::decode).orElse(null),
        watch.uniqueTexts("include"),
        watch.uniqueTexts("ignore"),
        watch.plainFlag("initial_sync"),
        watch.extensions());
  }
}
