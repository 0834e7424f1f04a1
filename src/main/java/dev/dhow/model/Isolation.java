package dev.dhow.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// How far a service's containers are kept apart from the host and from each other.
///
/// @param technology `isolation`, which only Windows has several of
/// @param runtime the engine's name for what runs containers, such as `runc`
public record Isolation(
    List<String> capAdd,
    List<String> capDrop,
    boolean privileged,
    boolean readOnly,
    boolean useApiSocket,
    List<String> securityOptions,
    List<String> deviceCgroupRules,
    SortedMap<String, String> sysctls,
    Namespaces namespaces,
    @Nullable String cgroupParent,
    @Nullable String runtime,
    @Nullable String technology,
    @Nullable CredentialSpec credentialSpec) {

  /// All as the engine has it.
  public static final Isolation NONE =
      new Isolation(
          List.of(),
          List.of(),
          false,
          false,
          false,
          List.of(),
          List.of(),
          Collections.emptySortedMap(),
          Namespaces.NONE,
          null,
          null,
          null,
          null);

  public Isolation {
    capAdd = List.copyOf(capAdd);
    capDrop = List.copyOf(capDrop);
    securityOptions = List.copyOf(securityOptions);
    deviceCgroupRules = List.copyOf(deviceCgroupRules);
    sysctls = Sorted.copyOf(sysctls);
  }

  /// The same in other namespaces; used once the containers that services name are known.
  public Isolation withNamespaces(Namespaces other) {
    return new Isolation(
        capAdd,
        capDrop,
        privileged,
        readOnly,
        useApiSocket,
        securityOptions,
        deviceCgroupRules,
        sysctls,
        other,
        cgroupParent,
        runtime,
        technology,
        credentialSpec);
  }

  /// The same with all rights, or not.
  public Isolation withPrivileged(boolean other) {
    return new Isolation(
        capAdd,
        capDrop,
        other,
        readOnly,
        useApiSocket,
        securityOptions,
        deviceCgroupRules,
        sysctls,
        namespaces,
        cgroupParent,
        runtime,
        technology,
        credentialSpec);
  }

  /// The kernel's namespaces: `host`, `private`, `service:NAME`, `container:NAME` and others, as
  /// written; null for the engine's default.
  public record Namespaces(
      @Nullable String cgroup,
      @Nullable String ipc,
      @Nullable String pid,
      @Nullable String user,
      @Nullable String uts) {

    public static final Namespaces NONE = new Namespaces(null, null, null, null, null);

    /// The same beside other processes.
    public Namespaces beside(@Nullable String otherIpc, @Nullable String otherPid) {
      return new Namespaces(cgroup, otherIpc, otherPid, user, uts);
    }
  }

  /// Where Windows finds the credentials of a managed account.
  public record CredentialSpec(
      @Nullable String config,
      @Nullable String file,
      @Nullable String registry,
      SortedMap<String, Value> extensions) {

    public CredentialSpec {
      extensions = Sorted.copyOf(extensions);
    }
  }
}
