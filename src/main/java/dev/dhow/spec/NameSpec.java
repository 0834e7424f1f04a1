package dev.dhow.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a container is called inside, and how it finds others by name.
///
/// @param domainname null for none
/// @param dns servers to ask; empty for the engine's
/// @param extraHosts `NAME:ADDRESS`
/// @param links `CONTAINER:ALIAS`, in force on all its networks
public record NameSpec(
    @Nullable String hostname,
    @Nullable String domainname,
    List<String> dns,
    List<String> dnsOptions,
    List<String> dnsSearch,
    List<String> extraHosts,
    List<String> links) {

  /// All as the engine has it.
  public static final NameSpec NONE =
      new NameSpec(null, null, List.of(), List.of(), List.of(), List.of(), List.of());

  public NameSpec {
    dns = List.copyOf(dns);
    dnsOptions = List.copyOf(dnsOptions);
    dnsSearch = List.copyOf(dnsSearch);
    extraHosts = List.copyOf(extraHosts);
    links = List.copyOf(links);
  }

  NameSpec withLinks(List<String> other) {
    return new NameSpec(hostname, domainname, dns, dnsOptions, dnsSearch, extraHosts, other);
  }
}
