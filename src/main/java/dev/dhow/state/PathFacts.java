package dev.dhow.state;

/// What is at a path inside a container.
///
/// @param link what a symbolic link points to; empty for anything else
public record PathFacts(Kind kind, String link) {

  public enum Kind {
    FILE,
    FOLDER,
    LINK,
    /// A device, a pipe or the like.
    OTHER
  }
}
