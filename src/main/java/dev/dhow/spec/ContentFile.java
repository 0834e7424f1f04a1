package dev.dhow.spec;

import dev.dhow.model.Content;

/// A config or a secret that is copied into a container before it starts.
///
/// @param target absolute path inside the container
/// @param mode permission bits
public record ContentFile(
    Kind kind, String key, String target, int mode, int uid, int gid, Content content) {

  /// Which of the two it is.
  public enum Kind {
    CONFIG,
    SECRET;

    /// As files call it.
    public String word() {
      return this == CONFIG ? "config" : "secret";
    }
  }

  /// The folder it is in.
  public String folder() {
    var slash = target.lastIndexOf('/');
    return slash <= 0 ? "/" : target.substring(0, slash);
  }
}
