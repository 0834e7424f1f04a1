package dev.dhow.diagnostic;

import java.util.Locale;

/// The stable names of all problems a file can have. Each has at least one golden case of its name.
public enum Code {
  YAML_SYNTAX,
  YAML_LIMIT,
  TOO_MANY,
  DUPLICATE_KEY,
  EMPTY_FILE,
  FILE_NOT_FOUND,
  FILE_UNREADABLE,
  UNKNOWN_KEY,
  NOT_SUPPORTED_YET,
  WRONG_TYPE,
  BAD_VALUE,
  BAD_INTERPOLATION,
  REQUIRED_VARIABLE,
  UNSET_VARIABLE,
  BAD_ENV_FILE,
  MISSING_KEY,
  UNDEFINED_SERVICE,
  UNDEFINED_NETWORK,
  UNDEFINED_VOLUME,
  UNDEFINED_CONFIG,
  UNDEFINED_SECRET,
  UNDEFINED_MODEL,
  DEPENDENCY_CYCLE,
  EXTENDS_CYCLE,
  INCLUDE_CYCLE,
  REMOTE_FILE,
  NAME_CONFLICT,
  CONFLICTING_KEYS,
  BAD_PROJECT_NAME,
  OBSOLETE,
  SEVERAL_FILES,
  // What lint tells.
  NO_HEALTHCHECK,
  DISABLED_DEPENDENCY,
  DUPLICATE_PORT,
  MISSING_BIND_SOURCE,
  UNESCAPED_DOLLAR,
  UNUSED,
  FLOATING_TAG,
  // What lint tells of safety.
  HOST_FOLDER,
  DOCKER_SOCKET,
  OUTSIDE_PROJECT,
  PLAIN_SECRET,
  OPEN_DATABASE,
  PRIVILEGED,
  HOST_NAMESPACE,
  POWERFUL_CAPABILITY,
  UNCONFINED;

  /// How messages and docs spell it, such as `unknown-key`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return id();
  }
}
