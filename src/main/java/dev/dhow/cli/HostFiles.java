package dev.dhow.cli;

import dev.dhow.app.LocalFiles;
import dev.dhow.host.DiskPath;
import dev.dhow.host.DiskProblem;
import dev.dhow.host.PackedFiles;
import dev.dhow.host.UnpackedFiles;
import dev.dhow.render.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// The files of this machine's disk.
final class HostFiles implements LocalFiles {

  @Override
  public Found look(String path, Path folder, boolean follow) {
    try {
      var found = DiskPath.of(path, folder, follow);
      return new Found(found.path(), found.exists(), found.folder());
    } catch (IOException e) {
      throw failed("cannot use " + path, folder.resolve(path), e);
    }
  }

  @Override
  public InputStream pack(Path path, String name) {
    try {
      return PackedFiles.of(path, name);
    } catch (IOException e) {
      throw failed("cannot read " + path, path, e);
    }
  }

  @Override
  public void unpack(InputStream archive, Path folder, UnaryOperator<String> names) {
    try {
      UnpackedFiles.from(archive, folder, names);
    } catch (IOException e) {
      var why = SafeText.of(DiskProblem.within(folder.normalize(), e));
      throw new UncheckedIOException("cannot copy to " + folder + ": " + why, e);
    }
  }

  private static UncheckedIOException failed(String what, Path path, IOException e) {
    return new UncheckedIOException(what + ": " + DiskProblem.text(path, e), e);
  }
}
