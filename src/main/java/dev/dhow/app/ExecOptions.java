package dev.dhow.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `exec` was asked for, flag by flag.
///
/// @param environment as given: `NAME=VALUE`, or a name alone for the project's value
/// @param index of the service's container; not positive for any
/// @param interactive whether the command gets standard input
/// @param noTerminal null to go by what the standard streams are
public record ExecOptions(
    String service,
    List<String> command,
    boolean detach,
    List<String> environment,
    int index,
    boolean interactive,
    @Nullable Boolean noTerminal,
    boolean privileged,
    @Nullable String user,
    @Nullable String workingDirectory,
    boolean dryRun) {}
