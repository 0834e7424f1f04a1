package dev.dhow.load.decode;

import java.util.Map;

/// The keys of the Compose language, mapping by mapping, with those that are not supported yet.
///
/// To support one, move it out of `later` and read it in the decoder of its mapping.
final class Language {
  static final Keys PROJECT =
      Keys.of(
              "a project",
              "version",
              "name",
              "services",
              "networks",
              "volumes",
              "configs",
              "secrets")
          .later("include", "models");

  static final Keys SERVICE =
      Keys.of(
              "a service",
              "build",
              "command",
              "container_name",
              "depends_on",
              "deploy",
              "entrypoint",
              "env_file",
              "environment",
              "expose",
              "extends",
              "healthcheck",
              "hostname",
              "image",
              "init",
              "labels",
              "networks",
              "platform",
              "ports",
              "profiles",
              "pull_policy",
              "restart",
              "scale",
              "stop_grace_period",
              "stop_signal",
              "user",
              "volumes",
              "working_dir")
          .later(
              "annotations",
              "attach",
              "blkio_config",
              "cap_add",
              "cap_drop",
              "cgroup",
              "cgroup_parent",
              "configs",
              "cpu_count",
              "cpu_percent",
              "cpu_period",
              "cpu_quota",
              "cpu_rt_period",
              "cpu_rt_runtime",
              "cpu_shares",
              "cpus",
              "cpuset",
              "credential_spec",
              "develop",
              "device_cgroup_rules",
              "devices",
              "dns",
              "dns_opt",
              "dns_search",
              "domainname",
              "external_links",
              "extra_hosts",
              "gpus",
              "group_add",
              "ipc",
              "isolation",
              "label_file",
              "links",
              "logging",
              "mac_address",
              "mem_limit",
              "mem_reservation",
              "mem_swappiness",
              "memswap_limit",
              "models",
              "network_mode",
              "oom_kill_disable",
              "oom_score_adj",
              "pid",
              "pids_limit",
              "post_start",
              "pre_stop",
              "privileged",
              "provider",
              "pull_refresh_after",
              "read_only",
              "runtime",
              "secrets",
              "security_opt",
              "shm_size",
              "stdin_open",
              "storage_opt",
              "sysctls",
              "tmpfs",
              "tty",
              "ulimits",
              "use_api_socket",
              "userns_mode",
              "uts",
              "volumes_from");

  static final Keys BUILD =
      Keys.of(
              "a build",
              "args",
              "cache_from",
              "context",
              "dockerfile",
              "dockerfile_inline",
              "extra_hosts",
              "labels",
              "network",
              "no_cache",
              "pull",
              "shm_size",
              "tags",
              "target")
          .later(
              "additional_contexts",
              "cache_to",
              "entitlements",
              "isolation",
              "platforms",
              "privileged",
              "provenance",
              "sbom",
              "secrets",
              "ssh",
              "ulimits");

  static final Keys DEPENDENCY = Keys.of("a dependency", "condition", "required", "restart");

  static final Keys DEPLOY =
      Keys.of("a deployment", "replicas")
          .later(
              "endpoint_mode",
              "labels",
              "mode",
              "placement",
              "resources",
              "restart_policy",
              "rollback_config",
              "update_config");

  static final Keys ENV_FILE = Keys.of("an env file", "format", "path", "required");

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
              "ipv4_address",
              "ipv6_address",
              "mac_address",
              "priority")
          .later("driver_opts", "gw_priority", "interface_name", "link_local_ips");

  static final Keys PORT =
      Keys.of(
          "a port", "app_protocol", "host_ip", "mode", "name", "protocol", "published", "target");

  static final Keys MOUNT =
      Keys.of(
              "a mount",
              "bind",
              "consistency",
              "read_only",
              "source",
              "target",
              "tmpfs",
              "type",
              "volume")
          .later("image");

  static final Keys BIND_OPTIONS =
      Keys.of("a bind mount", "create_host_path", "propagation", "selinux").later("recursive");

  static final Keys VOLUME_OPTIONS = Keys.of("a volume mount", "nocopy", "subpath").later("labels");

  static final Keys TMPFS_OPTIONS = Keys.of("a tmpfs mount", "mode", "size");

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

  static final Keys IPAM =
      Keys.of("a network's address management", "config", "driver").later("options");

  static final Keys POOL =
      Keys.of("a range of addresses", "aux_addresses", "gateway", "ip_range", "subnet");

  static final Keys VOLUME =
      Keys.of("a volume", "driver", "driver_opts", "external", "labels", "name");

  static final Keys CONFIG =
      Keys.of("a config", "content", "environment", "external", "file", "labels", "name")
          .later("template_driver");

  static final Keys SECRET =
      Keys.of("a secret", "environment", "external", "file", "labels", "name")
          .later("driver", "driver_opts", "template_driver");

  /// Values of these keys may also be written shorter; this is how messages put it.
  static final Map<String, String> SHORT_FORMS =
      Map.of(
          "args", "a mapping or a list of KEY=value",
          "build", "a folder or a mapping",
          "command", "a string or a list of strings",
          "depends_on", "a list of services or a mapping",
          "entrypoint", "a string or a list of strings",
          "environment", "a mapping or a list of KEY=value",
          "labels", "a mapping or a list of KEY=value",
          "networks", "a list of networks or a mapping",
          "ports", "a list of strings or mappings",
          "volumes", "a list of strings or mappings");

  private Language() {}
}
