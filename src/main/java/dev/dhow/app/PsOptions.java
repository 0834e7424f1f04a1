package dev.dhow.app;

import dev.dhow.state.ContainerStatus;
import java.util.Set;

/// What `ps` was asked for, flag by flag.
///
/// @param services as named; empty for all
/// @param statuses empty for those that are up, or all with `all`
/// @param allProjects whether containers of every project are listed, and no files read
/// @param format `table`, `table TEMPLATE`, `json` or a template
public record PsOptions(
    Set<String> services,
    boolean all,
    Set<ContainerStatus> statuses,
    String format,
    boolean noTrunc,
    boolean orphans,
    boolean quiet,
    boolean onlyServices,
    boolean allProjects) {}
