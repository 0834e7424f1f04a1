package dev.dhow.spec;

import java.util.Map;

/// The labels on everything that is created. Those of docker compose make stacks exchangeable with
/// it and visible to tools that group by them; dhow's own explain changes.
public final class Labels {
  public static final String PROJECT = "com.docker.compose.project";
  public static final String SERVICE = "com.docker.compose.service";
  public static final String VERSION = "com.docker.compose.version";
  public static final String ONE_OFF = "com.docker.compose.oneoff";
  public static final String HOOK = "com.docker.compose.hook";
  public static final String SLUG = "com.docker.compose.slug";
  public static final String NUMBER = "com.docker.compose.container-number";
  public static final String CONFIG_HASH = "com.docker.compose.config-hash";
  public static final String IMAGE = "com.docker.compose.image";
  public static final String DEPENDS_ON = "com.docker.compose.depends_on";
  public static final String WORKING_DIR = "com.docker.compose.project.working_dir";
  public static final String CONFIG_FILES = "com.docker.compose.project.config_files";
  public static final String ENVIRONMENT_FILE = "com.docker.compose.project.environment_file";
  public static final String REPLACE = "com.docker.compose.replace";
  public static final String NETWORK = "com.docker.compose.network";
  public static final String VOLUME = "com.docker.compose.volume";

  /// On a volume: `true` keeps it from being removed unless it is named.
  public static final String PROTECT = "dhow.protect";

  /// One hash a field of the service, so that a plan can say what changed.
  public static final String FINGERPRINT = "dev.dhow.fingerprint";

  /// Makes the hashes of the fingerprint different from those of any other container.
  public static final String SALT = "dev.dhow.salt";

  /// One hash a config or secret, so that a plan can say whose content changed.
  public static final String CONTENTS = "dev.dhow.contents";

  /// What fields were that no inspection tells, see [SettingsRecord].
  public static final String RECORD = "dev.dhow.record";

  /// Whose commands made it, as far as they make each other wait: see `Locks`.
  public static final String MAKER = "dev.dhow.maker";

  /// On volumes of dhow's own, which secrets are copied into or something is noted by: the project.
  public static final String SECRETS = "dev.dhow.secrets";

  /// On a volume by which something is noted of a container: the container's id.
  public static final String CONTAINER = "dev.dhow.container";

  /// The version whose conventions the compatible labels follow.
  public static final String COMPATIBLE_VERSION = "2.40.3";

  private Labels() {}

  /// Whether they are those of a container that is not one of its service's replicas: one of `run`,
  /// or one that runs before a replica is started.
  public static boolean areOfOneOff(Map<String, String> labels) {
    return "True".equals(labels.get(ONE_OFF)) || !labels.getOrDefault(HOOK, "").isEmpty();
  }
}
