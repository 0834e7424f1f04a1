package dev.dhow.engine.docker.registry;

/// An image reference, taken apart.
///
/// @param registry the host that serves it, `docker.io` when none is named
/// @param name the reference without tag and digest, as it was written
/// @param tagOrDigest `latest` when neither is named
public record Reference(String registry, String name, String tagOrDigest) {

  public static Reference parse(String text) {
    int digest = text.indexOf('@');
    var tagged = digest < 0 ? text : text.substring(0, digest);
    int colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
    var name = colon < 0 ? tagged : tagged.substring(0, colon);
    var tag = colon < 0 ? "latest" : tagged.substring(colon + 1);
    return new Reference(registry(name), name, digest < 0 ? tag : text.substring(digest + 1));
  }

  /// The first part names a host when it could not be a folder of Docker Hub.
  private static String registry(String name) {
    int slash = name.indexOf('/');
    var first = slash < 0 ? "" : name.substring(0, slash);
    boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
    return host ? first : "docker.io";
  }
}
