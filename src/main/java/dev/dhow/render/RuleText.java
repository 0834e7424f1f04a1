package dev.dhow.render;

import dev.dhow.diagnostic.Code;

/// What each kind of problem is about, for lists of rules.
final class RuleText {

  private RuleText() {}

  static String of(Code code) {
    return switch (code) {
      case YAML_SYNTAX -> "The text is not YAML as it has to be written.";
      case YAML_LIMIT -> "The files are larger, deeper or more intertwined than dhow reads.";
      case TOO_MANY -> "There are more mistakes than are told.";
      case DUPLICATE_KEY -> "A key stands in one mapping twice.";
      case EMPTY_FILE -> "A file or a document of it says nothing.";
      case FILE_NOT_FOUND -> "A file that is needed does not exist.";
      case FILE_UNREADABLE -> "A file cannot be read.";
      case UNKNOWN_KEY -> "A key is not one of the Compose language at its place.";
      case NOT_SUPPORTED_YET -> "The Compose language has this, but dhow does not know it yet.";
      case WRONG_TYPE -> "A value is of another type than its key takes.";
      case BAD_VALUE -> "A value cannot be what it is to be, such as a duration or a port.";
      case BAD_INTERPOLATION -> "A dollar sign is followed by what is no variable.";
      case REQUIRED_VARIABLE -> "A variable has to be set, and is not.";
      case UNSET_VARIABLE -> "A variable is not set, so that nothing stands in its place.";
      case BAD_ENV_FILE -> "An env file has a line that cannot be read.";
      case MISSING_KEY -> "Something lacks a key that it cannot do without.";
      case UNDEFINED_SERVICE -> "A service is named that is not defined.";
      case UNDEFINED_NETWORK -> "A network is named that is not defined.";
      case UNDEFINED_VOLUME -> "A volume is named that is not defined.";
      case UNDEFINED_CONFIG -> "A config is named that is not defined.";
      case UNDEFINED_SECRET -> "A secret is named that is not defined.";
      case UNDEFINED_MODEL -> "A model is named that is not defined.";
      case DEPENDENCY_CYCLE -> "Services wait for each other in a circle.";
      case EXTENDS_CYCLE -> "Services extend each other in a circle.";
      case INCLUDE_CYCLE -> "Files include each other in a circle.";
      case REMOTE_FILE -> "A file is to be fetched, which dhow does not do.";
      case NAME_CONFLICT -> "A name stands for two different things.";
      case CONFLICTING_KEYS -> "Two keys contradict each other.";
      case BAD_PROJECT_NAME -> "The project has no name, or one that names no project.";
      case OBSOLETE -> "Something has no effect any more.";
      case SEVERAL_FILES -> "There are several files of which only one is used.";
      case NO_HEALTHCHECK -> "A service is waited for to be healthy and has no healthcheck here.";
      case DISABLED_DEPENDENCY -> "A service needs another one that a profile leaves out.";
      case DUPLICATE_PORT -> "A port of the host is published twice.";
      case MISSING_BIND_SOURCE -> "A file or folder that is to be mounted does not exist.";
      case UNESCAPED_DOLLAR -> "A dollar sign is probably to stand for itself, and is not doubled.";
      case UNUSED -> "Something is defined that no service uses.";
      case FLOATING_TAG -> "An image has no version, so that it may be another one tomorrow.";
      case HOST_FOLDER -> "A container can change folders of the host.";
      case DOCKER_SOCKET -> "A container can use the engine, and so do all that root can.";
      case OUTSIDE_PROJECT -> "A file from outside of the project's folder is used.";
      case PLAIN_SECRET -> "A password stands in a file as it is.";
      case OPEN_DATABASE -> "A database is open to everybody who reaches this machine.";
      case PRIVILEGED -> "A container has all rights on the host.";
      case HOST_NAMESPACE -> "A container shares a namespace with the host.";
      case POWERFUL_CAPABILITY -> "A container has a capability that is as good as all rights.";
      case UNCONFINED -> "A container runs without what confines others.";
    };
  }
}
