package dev.dhow.app;

import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The flags of an `up` that tests give; those that are not given are off.
record UpFlags(
    Set<String> services,
    boolean detach,
    boolean forceRecreate,
    boolean abortOnExit,
    @Nullable String exitCodeFrom,
    @Nullable String pull,
    boolean rolling,
    boolean orphans) {

  static final UpFlags ATTACHED =
      new UpFlags(Set.of(), false, false, false, null, null, false, false);
  static final UpFlags DETACHED =
      new UpFlags(Set.of(), true, false, false, null, null, false, false);

  UpFlags naming(String... names) {
    return new UpFlags(
        Set.of(names), detach, forceRecreate, abortOnExit, exitCodeFrom, pull, rolling, orphans);
  }

  UpFlags recreating() {
    return new UpFlags(services, detach, true, abortOnExit, exitCodeFrom, pull, rolling, orphans);
  }

  UpFlags abortingOnExit() {
    return new UpFlags(services, detach, forceRecreate, true, exitCodeFrom, pull, rolling, orphans);
  }

  UpFlags exitCodeFrom(String service) {
    return new UpFlags(
        services, detach, forceRecreate, abortOnExit, service, pull, rolling, orphans);
  }

  UpFlags pulling(String policy) {
    return new UpFlags(
        services, detach, forceRecreate, abortOnExit, exitCodeFrom, policy, rolling, orphans);
  }

  UpFlags inTurns() {
    return new UpFlags(
        services, detach, forceRecreate, abortOnExit, exitCodeFrom, pull, true, orphans);
  }

  UpFlags removingOrphans() {
    return new UpFlags(
        services, detach, forceRecreate, abortOnExit, exitCodeFrom, pull, rolling, true);
  }

  UpOptions options() {
    return new UpOptions(
        services,
        detach,
        true,
        false,
        forceRecreate,
        false,
        false,
        false,
        false,
        new OrphanOptions(orphans ? true : null, OrphanOptions.Heeded.ALL),
        false,
        false,
        pull,
        new TreeMap<>(),
        null,
        false,
        null,
        false,
        Set.of(),
        Set.of(),
        false,
        exitCodeFrom,
        abortOnExit,
        false,
        new LogStyle(false, true, false),
        false,
        false,
        false,
        false,
        rolling,
        false);
  }
}
