package dev.dhow.spec;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an image runs on, such as `linux/arm64`, with the names that mean the same made equal.
///
/// @param os empty when it is not said
/// @param architecture empty when it is not said
/// @param variant of the architecture; empty when it is not said
public record Platform(String os, String architecture, String variant) {
  private static final Map<String, String> ARCHITECTURES =
      Map.ofEntries(
          Map.entry("x86_64", "amd64"),
          Map.entry("x86-64", "amd64"),
          Map.entry("aarch64", "arm64"),
          Map.entry("armhf", "arm/v7"),
          Map.entry("armel", "arm/v6"),
          Map.entry("i386", "386"));
  private static final Set<String> SYSTEMS = Set.of("linux", "windows", "darwin", "freebsd");

  /// Empty for what names no platform.
  public static Optional<Platform> parse(String text) {
    var parts = List.of(text.toLowerCase(Locale.ROOT).strip().split("/", -1));
    if (parts.size() > 3 || parts.stream().anyMatch(String::isEmpty)) {
      return Optional.empty();
    }
    var system = SYSTEMS.contains(parts.getFirst());
    if (parts.size() == 1) {
      return Optional.of(system ? of(parts.getFirst(), "", "") : of("", parts.getFirst(), ""));
    }
    return parts.size() == 2 && !system
        ? Optional.of(of("", parts.get(0), parts.get(1)))
        : Optional.of(of(parts.get(0), parts.get(1), parts.size() == 3 ? parts.get(2) : ""));
  }

  private static Platform of(String os, String architecture, String variant) {
    var usual = ARCHITECTURES.getOrDefault(architecture, architecture).split("/", 2);
    var named = usual.length == 2 && variant.isEmpty() ? usual[1] : variant;
    return new Platform(os, usual[0], normalized(usual[0], named));
  }

  /// There are variants that everybody means who says nothing.
  private static String normalized(String architecture, String variant) {
    var number = variant.matches("\\d+") ? "v" + variant : variant;
    return switch (architecture) {
      case "arm64" -> number.equals("v8") ? "" : number;
      case "amd64" -> number.equals("v1") ? "" : number;
      case "arm" -> number.isEmpty() ? "v7" : number;
      default -> number;
    };
  }

  /// Whether an image for this platform is what somebody wants.
  public boolean suits(Platform wanted) {
    return (wanted.os.isEmpty() || os.equals(wanted.os))
        && (wanted.architecture.isEmpty()
            || (architecture.equals(wanted.architecture) && variant.equals(wanted.variant)));
  }

  @Override
  public String toString() {
    var text =
        os.isEmpty() ? architecture : os + (architecture.isEmpty() ? "" : "/" + architecture);
    return variant.isEmpty() ? text : text + "/" + variant;
  }
}
