package dev.dhow.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How names become addresses inside a service's containers.
///
/// @param dns servers to ask; empty for the engine's
/// @param extraHosts `NAME=ADDRESS`, sorted
/// @param links `SERVICE` or `SERVICE:ALIAS`
/// @param externalLinks `CONTAINER` or `CONTAINER:ALIAS`, of containers outside the project
public record Resolution(
    @Nullable String domainname,
    List<String> dns,
    List<String> dnsOptions,
    List<String> dnsSearch,
    List<String> extraHosts,
    List<String> links,
    List<String> externalLinks) {

  /// All as the engine has it.
  public static final Resolution NONE =
      new Resolution(null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Resolution {
    dns = List.copyOf(dns);
    dnsOptions = List.copyOf(dnsOptions);
    dnsSearch = List.copyOf(dnsSearch);
    extraHosts = List.copyOf(extraHosts);
    links = List.copyOf(links);
    externalLinks = List.copyOf(externalLinks);
  }
}
