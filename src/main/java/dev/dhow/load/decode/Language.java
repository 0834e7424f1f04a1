package dev.dhow.load.decode;

import dev.dhow.model.ServiceKeys;
import java.util.Map;

/// The keys of the Compose language, mapping by mapping, with those that are not supported yet.
///
/// To support one, move it out of `later` and read it in the decoder of its mapping.
final class Language {
  static final Keys PROJECT =
      Keys.of(
          "a project",
          "configs",
          "include",
          "models",
          "name",
          "networks",
          "secrets",
          "services",
          "version",
          "volumes");

  static final Keys SERVICE =
      Keys.of("a service", ServiceKeys.CANONICAL.toArray(String[]::new))
          .later(Map.of("pull_refresh_after", "write `pull_policy: every_12h` for both"));

  static final Keys BUILD =
      Keys.of(
          "a build",
          "additional_contexts",
          "args",
          "cache_from",
          "cache_to",
          "context",
          "dockerfile",
          "dockerfile_inline",
          "entitlements",
          "extra_hosts",
          "isolation",
          "labels",
          "network",
          "no_cache",
          "no_cache_filter",
          "platforms",
          "privileged",
          "provenance",
          "pull",
          "sbom",
          "secrets",
          "shm_size",
          "ssh",
          "tags",
          "target",
          "ulimits");

  static final Keys DEPENDENCY = Keys.of("a dependency", "condition", "required", "restart");

  static final Keys DEPLOY =
      Keys.of(
          "a deployment",
          "endpoint_mode",
          "labels",
          "mode",
          "placement",
          "replicas",
          "resources",
          "restart_policy",
          "rollback_config",
          "update_config");

  static final Keys UPDATE =
      Keys.of(
          "an update",
          "delay",
          "failure_action",
          "max_failure_ratio",
          "monitor",
          "order",
          "parallelism");

  static final Keys BUDGET = Keys.of("a deployment's resources", "limits", "reservations");

  static final Keys LIMITS = Keys.of("a deployment's limits", "cpus", "memory", "pids");

  static final Keys RESERVATIONS =
      Keys.of("a deployment's reservations", "cpus", "devices", "generic_resources", "memory");

  static final Keys GENERIC_RESOURCE = Keys.of("a generic resource", "discrete_resource_spec");

  static final Keys DISCRETE = Keys.of("a number of things", "kind", "value");

  static final Keys RESTART_POLICY =
      Keys.of("a restart policy", "condition", "delay", "max_attempts", "window");

  static final Keys PLACEMENT =
      Keys.of("a placement", "constraints", "max_replicas_per_node", "preferences");

  static final Keys PREFERENCE = Keys.of("a preference of a placement", "spread");

  static final Keys DEVELOP = Keys.of("a development section", "watch");

  static final Keys WATCH =
      Keys.of("a watch", "action", "exec", "ignore", "include", "initial_sync", "path", "target");

  static final Keys HOOK =
      Keys.of("a hook", "command", "environment", "privileged", "user", "working_dir");

  static final Keys INIT_CONTAINER =
      Keys.of(
          "an init container",
          "command",
          "environment",
          "image",
          "per_replica",
          "privileged",
          "user",
          "working_dir");

  static final Keys BLKIO =
      Keys.of(
              "the use of block devices",
              "device_read_bps",
              "device_read_iops",
              "device_write_bps",
              "device_write_iops",
              "weight",
              "weight_device")
          .withoutExtensions();

  static final Keys BLKIO_RATE = Keys.of("a rate of a device", "path", "rate").withoutExtensions();

  static final Keys BLKIO_WEIGHT =
      Keys.of("a weight of a device", "path", "weight").withoutExtensions();

  static final Keys DEVICE = Keys.of("a device", "permissions", "source", "target");

  static final Keys DEVICE_REQUEST =
      Keys.of("a request for devices", "capabilities", "count", "device_ids", "driver", "options");

  static final Keys CREDENTIAL_SPEC = Keys.of("a credential spec", "config", "file", "registry");

  static final Keys LOGGING = Keys.of("a service's logging", "driver", "options");

  static final Keys ULIMIT = Keys.of("a limit", "hard", "soft");

  static final Keys FILE_REFERENCE =
      Keys.of("a file handed on", "gid", "mode", "source", "target", "uid");

  static final Keys ENV_FILE =
      Keys.of("an env file", "format", "path", "required").withoutExtensions();

  static final Keys HEALTHCHECK =
      Keys.of(
          "a healthcheck",
          "disable",
          "interval",
          "retries",
          "start_interval",
          "start_period",
          "test",
          "timeout");

  static final Keys ATTACHMENT =
      Keys.of(
          "a service's network",
          "aliases",
          "driver_opts",
          "gw_priority",
          "interface_name",
          "ipv4_address",
          "ipv6_address",
          "link_local_ips",
          "mac_address",
          "priority");

  static final Keys PORT =
      Keys.of(
          "a port", "app_protocol", "host_ip", "mode", "name", "protocol", "published", "target");

  static final Keys MOUNT =
      Keys.of(
          "a mount",
          "bind",
          "consistency",
          "image",
          "read_only",
          "source",
          "target",
          "tmpfs",
          "type",
          "volume");

  static final Keys BIND_OPTIONS =
      Keys.of("a bind mount", "create_host_path", "propagation", "recursive", "selinux");

  static final Keys VOLUME_OPTIONS = Keys.of("a volume mount", "labels", "nocopy", "subpath");

  static final Keys TMPFS_OPTIONS = Keys.of("a tmpfs mount", "mode", "size");

  static final Keys IMAGE_OPTIONS = Keys.of("an image mount", "subpath");

  static final Keys FILE_MOUNT = Keys.of("a file", "gid", "mode", "source", "target", "uid");

  static final Keys EXTENDS = Keys.of("`extends`", "file", "service");

  static final Keys PROVIDER = Keys.of("a provider", "options", "type");

  static final Keys MODEL = Keys.of("a model", "context_size", "model", "name", "runtime_flags");

  static final Keys MODEL_USE = Keys.of("the use of a model", "endpoint_var", "model_var");

  static final Keys NETWORK =
      Keys.of(
          "a network",
          "attachable",
          "driver",
          "driver_opts",
          "enable_ipv4",
          "enable_ipv6",
          "external",
          "internal",
          "ipam",
          "labels",
          "name");

  static final Keys IPAM = Keys.of("a network's address management", "config", "driver", "options");

  static final Keys POOL =
      Keys.of("a range of addresses", "aux_addresses", "gateway", "ip_range", "subnet");

  static final Keys VOLUME =
      Keys.of("a volume", "driver", "driver_opts", "external", "labels", "name");

  static final Keys CONFIG =
      Keys.of(
          "a config",
          "content",
          "environment",
          "external",
          "file",
          "labels",
          "name",
          "template_driver");

  static final Keys SECRET =
      Keys.of(
          "a secret",
          "driver",
          "driver_opts",
          "environment",
          "external",
          "file",
          "labels",
          "name",
          "template_driver");

  /// Values of these keys may also be written shorter; this is how messages put it.
  static final Map<String, String> SHORT_FORMS =
      Map.ofEntries(
          Map.entry("args", "a mapping or a list of KEY=value"),
          Map.entry("build", "a folder or a mapping"),
          Map.entry("command", "a string or a list of strings"),
          Map.entry("depends_on", "a list of services or a mapping"),
          Map.entry("entrypoint", "a string or a list of strings"),
          Map.entry("env_file", "a file or a list of files"),
          Map.entry("environment", "a mapping or a list of KEY=value"),
          Map.entry("ssh", "a mapping or a list of ID=path"),
          Map.entry("labels", "a mapping or a list of KEY=value"),
          Map.entry("networks", "a list of networks or a mapping"),
          Map.entry("options of a request for devices", "a mapping or a list of KEY=value"),
          Map.entry("ports", "a list of strings or mappings"),
          Map.entry("volumes", "a list of strings or mappings"));

  private Language() {}
}
