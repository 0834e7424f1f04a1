package dev.dhow.app;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// The files of this machine, for whoever copies some.
public interface LocalFiles {

  /// What is at a path.
  ///
  /// @param path as it was given, a slash or `/.` at its end included
  /// @param folder what it is relative to
  /// @param follow whether of a symbolic link what it points to counts
  Found look(String path, Path folder, boolean follow);

  /// @param path absolute, with the end it was given
  /// @param exists whether there is something
  /// @param folder whether that is a folder
  record Found(String path, boolean exists, boolean folder) {}

  /// A file or folder with all in it, as an archive that is read from the disk while it is read.
  ///
  /// @param name what it is called in the archive
  InputStream pack(Path path, String name);

  /// Unpacks an archive, and nothing outside of the folder.
  ///
  /// @param name what entries are called where they are unpacked
  void unpack(InputStream archive, Path folder, UnaryOperator<String> name);
}
