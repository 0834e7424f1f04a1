package dev.dhow.load.decode;

import dev.dhow.model.Deploy;
import dev.dhow.model.Deploy.Budget;
import dev.dhow.model.Deploy.Discrete;
import dev.dhow.model.Deploy.GenericResource;
import dev.dhow.model.Deploy.Placement;
import dev.dhow.model.Deploy.Preference;
import dev.dhow.model.Deploy.Resource;
import dev.dhow.model.Deploy.RestartPolicy;
import dev.dhow.model.Deploy.Update;
import dev.dhow.yaml.YamlScalar;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decodes the `deploy` section of a service.
final class DeployDecoder {
  private static final Pattern ORDER = Pattern.compile("start-first|stop-first");

  private DeployDecoder() {}

  /// @param scale of the service; null when not declared
  static @Nullable Deploy decode(Section service, @Nullable Integer scale) {
    if (service.value("deploy") instanceof YamlScalar scalar && scalar.isNull()) {
      return null;
    }
    return service.section("deploy", Language.DEPLOY).map(each -> deploy(each, scale)).orElse(null);
  }

  private static Deploy deploy(Section deploy, @Nullable Integer scale) {
    return new Deploy(
        deploy.text("mode"),
        replicas(deploy, scale),
        deploy.mapping("labels"),
        update(deploy, "update_config"),
        update(deploy, "rollback_config"),
        deploy
            .section("resources", Language.BUDGET)
            .map(DeployDecoder::budget)
            .orElse(new Budget(null, null, new TreeMap<>())),
        deploy
            .section("restart_policy", Language.RESTART_POLICY)
            .map(DeployDecoder::restartPolicy)
            .orElse(null),
        deploy
            .section("placement", Language.PLACEMENT)
            .map(DeployDecoder::placement)
            .orElse(new Placement(List.of(), List.of(), 0, new TreeMap<>())),
        deploy.text("endpoint_mode"),
        deploy.extensions());
  }

  private static @Nullable Integer replicas(Section deploy, @Nullable Integer scale) {
    var replicas = containers(deploy, "replicas");
    var node = deploy.value("replicas");
    if (node != null && replicas != null && scale != null && !replicas.equals(scale)) {
      deploy
          .problems()
          .whereEnabled(problems ->
              problems.conflict(
                  node, "`replicas` differs from `scale`", "keep only one of the two"));
    }
    return scale != null ? scale : replicas;
  }

  /// How many containers a service is to have; null when absent.
  static @Nullable Integer containers(Section section, String key) {
    var number = section.integer(key);
    var node = section.value(key);
    if (node != null && number != null && number < 0) {
      section
          .problems()
          .whereEnabled(problems ->
              problems.badValue(node, "`" + key + "` must not be negative", "write 0 or more"));
      return null;
    }
    return number;
  }

  private static @Nullable Update update(Section deploy, String key) {
    return deploy
        .section(key, Language.UPDATE)
        .map(update ->
            new Update(
                update.numbers().countOrNull("parallelism"),
                durationOrZero(update, "delay"),
                update.text("failure_action"),
                durationOrZero(update, "monitor"),
                update.numbers().real("max_failure_ratio"),
                update.matching("order", ORDER, "use start-first or stop-first"),
                update.extensions()))
        .orElse(null);
  }

  private static Duration durationOrZero(Section section, String key) {
    var duration = section.duration(key);
    return duration == null ? Duration.ZERO : duration;
  }

  private static Budget budget(Section budget) {
    return new Budget(
        budget.section("limits", Language.LIMITS).map(DeployDecoder::limits).orElse(null),
        budget
            .section("reservations", Language.RESERVATIONS)
            .map(DeployDecoder::reservations)
            .orElse(null),
        budget.extensions());
  }

  private static Resource limits(Section limits) {
    return new Resource(
        limits.numbers().real("cpus"),
        limits.numbers().bytesAsText("memory"),
        limits.numbers().whole("pids"),
        List.of(),
        List.of(),
        limits.extensions());
  }

  private static Resource reservations(Section reservations) {
    return new Resource(
        reservations.numbers().real("cpus"),
        reservations.numbers().bytesAsText("memory"),
        0,
        ResourcesDecoder.reserved(reservations),
        reservations.sections(
            "generic_resources", Language.GENERIC_RESOURCE, DeployDecoder::genericResource),
        reservations.extensions());
  }

  private static GenericResource genericResource(Section resource) {
    return new GenericResource(
        resource
            .section("discrete_resource_spec", Language.DISCRETE)
            .map(discrete ->
                new Discrete(
                    discrete.textOrEmpty("kind"),
                    discrete.numbers().number("value"),
                    discrete.extensions()))
            .orElse(null),
        resource.extensions());
  }

  private static RestartPolicy restartPolicy(Section policy) {
    return new RestartPolicy(
        policy.text("condition"),
        policy.duration("delay"),
        policy.numbers().countOrNull("max_attempts"),
        policy.duration("window"),
        policy.extensions());
  }

  private static Placement placement(Section placement) {
    var most = placement.numbers().countOrNull("max_replicas_per_node");
    return new Placement(
        placement.texts("constraints"),
        placement.sections(
            "preferences",
            Language.PREFERENCE,
            preference -> new Preference(preference.text("spread"), preference.extensions())),
        most == null ? 0 : most,
        placement.extensions());
  }
}
