package dev.dhow.load.merge;

import dev.dhow.yaml.NodePath;
import dev.dhow.yaml.PathTable;
import java.util.Optional;

/// How an override file combines with its base, path by path. Where no rule matches, mappings merge
/// key by key, sequences append and scalars replace. Compose Specification, *Merge*.
///
/// To support a new field with special merging, add a line here and a case in
/// `src/test/resources/cases/merge/`.
final class MergeRules {
  private static final PathTable<MergeRule> ALL =
      new PathTable<MergeRule>()
          .with("networks.*.ipam.config", MergeRule.BY_SUBNET)
          .with("networks.*.labels", MergeRule.ADD_TO_LIST)
          .with("volumes.*.labels", MergeRule.ADD_TO_LIST)
          .with("services.*.annotations", MergeRule.ADD_TO_LIST)
          .with("services.*.build", MergeRule.BUILD)
          .with("services.*.build.additional_contexts", MergeRule.ADD_TO_LIST)
          .with("services.*.build.args", MergeRule.ADD_TO_LIST)
          .with("services.*.build.extra_hosts", MergeRule.ADD_NEW_TO_LIST)
          .with("services.*.build.labels", MergeRule.ADD_TO_LIST)
          .with("services.*.command", MergeRule.REPLACE)
          .with("services.*.depends_on", MergeRule.BY_DEPENDENCY)
          .with("services.*.deploy.labels", MergeRule.ADD_TO_LIST)
          .with("services.*.dns", MergeRule.ADD_TO_LIST)
          .with("services.*.dns_opt", MergeRule.ADD_TO_LIST)
          .with("services.*.dns_search", MergeRule.ADD_TO_LIST)
          .with("services.*.entrypoint", MergeRule.REPLACE)
          .with("services.*.env_file", MergeRule.ADD_TO_LIST)
          .with("services.*.environment", MergeRule.ADD_TO_LIST)
          .with("services.*.extra_hosts", MergeRule.ADD_NEW_TO_LIST)
          .with("services.*.healthcheck.test", MergeRule.REPLACE)
          .with("services.*.label_file", MergeRule.ADD_TO_LIST)
          .with("services.*.labels", MergeRule.ADD_TO_LIST)
          .with("services.*.logging", MergeRule.LOGGING)
          .with("services.*.models", MergeRule.BY_NAME)
          .with("services.*.networks", MergeRule.BY_NAME)
          .with("services.*.sysctls", MergeRule.ADD_TO_LIST)
          .with("services.*.tmpfs", MergeRule.ADD_TO_LIST)
          .with("services.*.ulimits.*", MergeRule.REPLACE);

  private MergeRules() {}

  static Optional<MergeRule> of(NodePath path) {
    return ALL.find(path);
  }
}
