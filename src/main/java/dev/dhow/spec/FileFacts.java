package dev.dhow.spec;

import java.time.Instant;

/// What a disk says of a file without reading it. Two that are equal stand for the same content, as
/// far as that can be told.
///
/// @param mode permission bits
/// @param size bytes; 0 for anything but a file
/// @param modified when it was written to; [Instant#EPOCH] for a folder, whose time only tells of
///   what is in it
/// @param link what a symbolic link points to, empty for anything else
/// @param version tells apart what was written again too soon for the time to show it
public record FileFacts(
    Kind kind, int mode, long size, Instant modified, String link, long version) {

  /// What can be in a folder. Anything else, such as a socket, stays where it is.
  public enum Kind {
    FILE,
    FOLDER,
    LINK
  }

  public static FileFacts file(int mode, long size, Instant modified) {
    return new FileFacts(Kind.FILE, mode, size, modified, "", 0);
  }

  public static FileFacts folder(int mode) {
    return new FileFacts(Kind.FOLDER, mode, 0, Instant.EPOCH, "", 0);
  }

  public static FileFacts link(String target) {
    return new FileFacts(Kind.LINK, 0777, 0, Instant.EPOCH, target, 0);
  }

  /// The same with another version.
  public FileFacts withVersion(long other) {
    return new FileFacts(kind, mode, size, modified, link, other);
  }
}
