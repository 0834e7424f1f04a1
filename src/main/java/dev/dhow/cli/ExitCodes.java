package dev.dhow.cli;

import dev.dhow.app.Variables;
import dev.dhow.event.FailureCode;
import dev.dhow.host.HostEnvironment;
import java.util.List;

/// The exit codes of failures: distinct ones, or 1 for all of them, as docker compose has it.
enum ExitCodes {
  DISTINCT,
  /// For scripts that look for 1, for whoever has dhow stand in for docker compose, and for
  /// commands whose other exit codes have a meaning.
  PLAIN;

  private static final String VARIABLE = "DHOW_COMPAT_EXIT_CODES";
  private static final List<String> FLAGS = List.of("--compat-exit-codes", "--exit-code");

  /// For a command line that cannot be parsed.
  static ExitCodes of(List<String> args) {
    return args.stream().anyMatch(FLAGS::contains) ? PLAIN : of(false);
  }

  /// @param plain whether that is asked for
  static ExitCodes of(boolean plain) {
    var variables = new Variables(HostEnvironment.current().variables());
    return plain || CommandLineRun.standsIn() || variables.flag(VARIABLE) ? PLAIN : DISTINCT;
  }

  int of(FailureCode code) {
    return this == PLAIN ? FailureCode.FAILED.exitCode() : code.exitCode();
  }
}
