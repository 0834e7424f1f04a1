package dev.dhow.load.decode;

import dev.dhow.model.Dependency;
import dev.dhow.model.Dependency.Condition;
import dev.dhow.model.Scheduling;
import dev.dhow.model.Scheduling.Deploy;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decodes a service.
final class ServiceDecoder {
  private static final Pattern CONTAINER_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");
  private static final Pattern RESTART =
      Pattern.compile("no|always|unless-stopped|on-failure(:[0-9]+)?");
  private static final Pattern PULL_POLICY =
      Pattern.compile("always|never|build|missing|if_not_present");
  private static final int LONGEST_POLICY = 200;
  private static final Pattern TIMELY_PULL_POLICY =
      Pattern.compile("refresh|daily|weekly|every_([0-9]+[wdhms])+");

  private ServiceDecoder() {}

  static Service decode(ServiceName name, Section service) {
    return new Service(
        name,
        service.text("image"),
        service.section("build", Language.BUILD).map(BuildDecoder::decode).orElse(null),
        pullPolicy(service),
        service.text("platform"),
        matching(
            service, "container_name", CONTAINER_NAME, "use letters, digits, `_`, `.` and `-`"),
        service.mapping("labels"),
        ProcessDecoder.decode(service),
        ConnectivityDecoder.decode(service),
        MountDecoder.decode(service),
        scheduling(service),
        service.texts("profiles"),
        dependencies(service),
        service.extensions());
  }

  /// Policies that go by the age of an image are refused.
  private static @Nullable String pullPolicy(Section service) {
    var key = "pull_policy";
    if (service.value(key) instanceof YamlScalar node
        && node.text().length() <= LONGEST_POLICY
        && TIMELY_PULL_POLICY.matcher(node.text()).matches()) {
      service.problems().notSupportedYet(node, "a `" + key + "` that goes by the image's age");
      return null;
    }
    return matching(service, key, PULL_POLICY, "use always, missing, never or build");
  }

  private static @Nullable String matching(
      Section service, String key, Pattern pattern, String hint) {
    var text = service.text(key);
    var node = service.value(key);
    if (text != null && node != null && !pattern.matcher(text).matches()) {
      service.problems().badValue(node, "`" + text + "` is not a `" + key + "`", hint);
    }
    return text;
  }

  private static Scheduling scheduling(Section service) {
    var scale = service.notNegative("scale");
    return new Scheduling(
        matching(
            service,
            "restart",
            RESTART,
            "use \"no\", always, unless-stopped or on-failure[:TIMES]"),
        scale,
        deploy(service, scale));
  }

  private static @Nullable Deploy deploy(Section service, @Nullable Integer scale) {
    if (service.value("deploy") instanceof YamlScalar scalar && scalar.isNull()) {
      return null;
    }
    return service
        .section("deploy", Language.DEPLOY)
        .map(deploy -> new Deploy(replicas(deploy, scale)))
        .orElse(null);
  }

  private static @Nullable Integer replicas(Section deploy, @Nullable Integer scale) {
    var replicas = deploy.notNegative("replicas");
    var node = deploy.value("replicas");
    if (node != null && replicas != null && scale != null && !replicas.equals(scale)) {
      deploy
          .problems()
          .conflict(node, "`replicas` differs from `scale`", "keep only one of the two");
    }
    return scale != null ? scale : replicas;
  }

  private static List<Dependency> dependencies(Section service) {
    var dependencies = new ArrayList<Dependency>();
    for (var entry : service.entries("depends_on")) {
      service
          .open(entry.value(), entry.name(), Language.DEPENDENCY)
          .map(part -> dependency(new ServiceName(entry.name()), part))
          .ifPresent(dependencies::add);
    }
    dependencies.sort((one, other) -> one.service().compareTo(other.service()));
    return dependencies;
  }

  private static Dependency dependency(ServiceName name, Section part) {
    return new Dependency(
        name,
        condition(part),
        part.flag("restart"),
        !Boolean.FALSE.equals(part.choice("required")));
  }

  private static Condition condition(Section part) {
    var text = part.required("condition");
    var known =
        Arrays.stream(Condition.values()).filter(each -> each.id().equals(text)).findFirst();
    var node = part.value("condition");
    if (known.isEmpty() && node != null) {
      part.problems()
          .badValue(
              node,
              "`" + text + "` is not a condition",
              "use service_started, service_healthy or service_completed_successfully");
    }
    return known.orElse(Condition.SERVICE_STARTED);
  }
}
