package dev.dhow.host;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// Says that a command changes a project, and goes when that is over. One that is found when nobody
/// does was left by a command that was killed, or interrupted while the engine was at work for it.
/// It is a help only: where it cannot be written, as on a full disk, nobody is told.
final class UnfinishedMark {
  private final Path file;

  /// @param file is there as long as the mark is
  UnfinishedMark(Path file) {
    this.file = file;
  }

  boolean isThere() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /// @return whether it was there already
  boolean put() {
    try {
      Files.createFile(file);
      return false;
    } catch (FileAlreadyExistsException _) {
      return true;
    } catch (IOException e) {
      LoggerFactory.getLogger(UnfinishedMark.class)
          .debug("cannot mark that a project is being changed", e);
      return false;
    }
  }

  /// What was noted; empty for nothing.
  String text() {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      LoggerFactory.getLogger(UnfinishedMark.class)
          .debug("what a killed command noted cannot be read", e);
      return "";
    }
  }

  /// Notes something for who finds the mark.
  void note(String text) {
    try {
      Files.writeString(file, text + "\n");
    } catch (IOException e) {
      LoggerFactory.getLogger(UnfinishedMark.class)
          .debug("cannot note how a project is being changed", e);
    }
  }

  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LoggerFactory.getLogger(UnfinishedMark.class)
          .debug("cannot tell that a project is no longer being changed", e);
    }
  }
}
