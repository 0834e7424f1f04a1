package dev.dhow.app;

/// How an archive of the source is unpacked so that it becomes the target: as `docker cp` does it.
///
/// @param folder it is unpacked in
/// @param from how the names in it begin
/// @param to what they are to begin with instead
record CopyMove(String folder, String from, String to) {

  /// @param from an end that exists
  /// @param name what the source is called in the archive
  /// @throws UsageException when the one cannot become the other
  static CopyMove of(CopyEnd from, String name, CopyEnd to) {
    if (to.exists() && to.folder()) {
      return new CopyMove(to.path(), name, name);
    }
    if (to.exists() && from.folder()) {
      throw new UsageException(
          "cannot copy a folder to %s, which is a file".formatted(to.path()),
          "name a folder, or something that is not there yet");
    }
    if (!to.exists() && !from.folder() && to.mustBeFolder()) {
      throw new UsageException(
          "there is no folder %s to copy a file into".formatted(to.path()),
          "create it, or leave out the slash at the end to make a file of that name");
    }
    return new CopyMove(to.parent(), name, to.name());
  }

  /// What an entry of the archive is called where it is unpacked.
  String renamed(String entry) {
    var beginning = from.equals("/") ? "" : from;
    return entry.startsWith(beginning) ? to + entry.substring(beginning.length()) : entry;
  }
}
