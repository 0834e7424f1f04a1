package dev.dhow.event;

import java.util.Locale;

/// Why a command failed, for programs: a stable name, and the exit code it leads to.
public enum FailureCode {
  /// None of the others.
  FAILED(1),
  /// dhow itself is wrong.
  DEFECT(1),
  /// The command line makes no sense.
  USAGE(2),
  /// The files hold mistakes.
  FILES(3),
  ENGINE_UNREACHABLE(4),
  IMAGE_UNAVAILABLE(5),
  BUILD_FAILED(5),
  /// Something would stand in the way; nothing was done.
  IN_THE_WAY(6),
  PORT_TAKEN(6),
  CONFLICT(6),
  NOT_FOUND(6),
  /// The engine cannot do it.
  UNSUPPORTED(6),
  /// The engine refused it otherwise.
  REFUSED(6),
  SERVICE_EXITED(7),
  SERVICE_RESTARTING(7),
  SERVICE_UNHEALTHY(7),
  SERVICE_REMOVED(7),
  NO_HEALTHCHECK(7),
  TIMED_OUT(8);

  private final int exitCode;

  FailureCode(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }

  /// As output for programs spells it, such as `port-taken`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
