package dev.dhow.load.decode;

import dev.dhow.model.Dependency;
import dev.dhow.model.Dependency.Condition;
import dev.dhow.model.EmptyBase;
import dev.dhow.model.Output;
import dev.dhow.model.Output.Logging;
import dev.dhow.model.Scheduling;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Decodes a service.
final class ServiceDecoder {
  private static final Pattern CONTAINER_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");
  private static final Pattern RESTART =
      Pattern.compile("|no|none|always|any|unless-stopped|on-failure(:[0-9]+)?");
  private static final Pattern PULL_POLICY =
      Pattern.compile(
          "always|never|build|missing|if_not_present|refresh|daily|weekly|every_([0-9]{1,18}[wdhms]){1,20}");

  private ServiceDecoder() {}

  static Service decode(ServiceName name, Section service) {
    return new Service(
        name,
        service.text("image"),
        service.section("build", Language.BUILD).map(BuildDecoder::decode).orElse(null),
        service.section("provider", Language.PROVIDER).map(ProviderDecoder::decode).orElse(null),
        service.section("extends", Language.EXTENDS).map(ServiceDecoder::base).orElse(null),
        service.matching(
            "pull_policy",
            PULL_POLICY,
            "use always, missing, never, build, refresh, daily, weekly or every_12h"),
        service.text("platform"),
        service.matching("container_name", CONTAINER_NAME, "use letters, digits, `_`, `.` and `-`"),
        service.mapping("labels"),
        service.texts("label_file").stream().map(Path::of).toList(),
        service.mapping("annotations"),
        ProcessDecoder.decode(service),
        ConnectivityDecoder.decode(service),
        StorageDecoder.decode(service),
        ResourcesDecoder.decode(service),
        IsolationDecoder.decode(service),
        output(service),
        DevelopDecoder.decode(service),
        scheduling(service),
        service.texts("profiles"),
        dependencies(service),
        service.extensions());
  }

  /// What is in a base has been taken over by now, and only a base without anything is left.
  private static EmptyBase base(Section base) {
    return new EmptyBase(base.required("file"), base.required("service"));
  }

  private static Scheduling scheduling(Section service) {
    var scale = DeployDecoder.containers(service, "scale");
    return new Scheduling(
        service.matching(
            "restart", RESTART, "use \"no\", always, unless-stopped or on-failure[:TIMES]"),
        scale,
        DeployDecoder.decode(service, scale));
  }

  private static Output output(Section service) {
    var logging =
        service
            .section("logging", Language.LOGGING)
            .map(each ->
                new Logging(each.text("driver"), each.mapping("options"), each.extensions()))
            .orElse(null);
    return new Output(service.choice("attach"), logging);
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
        !Boolean.FALSE.equals(part.strictChoice("required")),
        part.extensions());
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
