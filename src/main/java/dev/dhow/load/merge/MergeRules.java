package dev.dhow.load.merge;

import dev.dhow.yaml.NodePath;
import dev.dhow.yaml.PathPattern;
import java.util.List;
import java.util.Optional;

/// How an override file combines with its base, path by path. Where no rule matches, mappings merge
/// key by key, sequences append and scalars replace. Compose Specification, *Merge*.
///
/// To support a new field with special merging, add a line here and a case in
/// `src/test/resources/cases/merge/`.
final class MergeRules {
  private static final List<PathRule> ALL =
      List.of(
          at("networks.*.ipam.config", MergeRule.BY_SUBNET),
          at("networks.*.labels", MergeRule.ADD_TO_LIST),
          at("volumes.*.labels", MergeRule.ADD_TO_LIST),
          at("services.*.annotations", MergeRule.ADD_TO_LIST),
          at("services.*.build", MergeRule.BUILD),
          at("services.*.build.additional_contexts", MergeRule.ADD_TO_LIST),
          at("services.*.build.args", MergeRule.ADD_TO_LIST),
          at("services.*.build.extra_hosts", MergeRule.ADD_NEW_TO_LIST),
          at("services.*.build.labels", MergeRule.ADD_TO_LIST),
          at("services.*.command", MergeRule.REPLACE),
          at("services.*.depends_on", MergeRule.BY_DEPENDENCY),
          at("services.*.deploy.labels", MergeRule.ADD_TO_LIST),
          at("services.*.dns", MergeRule.ADD_TO_LIST),
          at("services.*.dns_opt", MergeRule.ADD_TO_LIST),
          at("services.*.dns_search", MergeRule.ADD_TO_LIST),
          at("services.*.entrypoint", MergeRule.REPLACE),
          at("services.*.env_file", MergeRule.ADD_TO_LIST),
          at("services.*.environment", MergeRule.ADD_TO_LIST),
          at("services.*.extra_hosts", MergeRule.ADD_NEW_TO_LIST),
          at("services.*.healthcheck.test", MergeRule.REPLACE),
          at("services.*.label_file", MergeRule.ADD_TO_LIST),
          at("services.*.labels", MergeRule.ADD_TO_LIST),
          at("services.*.logging", MergeRule.LOGGING),
          at("services.*.models", MergeRule.BY_NAME),
          at("services.*.networks", MergeRule.BY_NAME),
          at("services.*.sysctls", MergeRule.ADD_TO_LIST),
          at("services.*.tmpfs", MergeRule.ADD_TO_LIST),
          at("services.*.ulimits.*", MergeRule.REPLACE));

  private MergeRules() {}

  static Optional<MergeRule> of(NodePath path) {
    return ALL.stream()
        .filter(rule -> rule.pattern().matches(path))
        .map(PathRule::rule)
        .findFirst();
  }

  private static PathRule at(String pattern, MergeRule rule) {
    return new PathRule(PathPattern.parse(pattern), rule);
  }

  private record PathRule(PathPattern pattern, MergeRule rule) {}
}
