package dev.dhow.host;

import dev.dhow.source.SourceFile;
import dev.dhow.source.SourceReader;
import dev.dhow.source.UnreadableSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads files of the disk, and standard input under the name `-`.
public final class DiskSourceReader implements SourceReader {
  private static final Path STANDARD_INPUT = Path.of("-");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final InputStream standardInput;

  public DiskSourceReader(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  @Override
  public Optional<SourceFile> read(Path path) {
    try {
      var bytes =
          path.equals(STANDARD_INPUT)
              ? BoundedFile.read(standardInput, path)
              : BoundedFile.read(path);
      return Optional.of(new SourceFile(path.toString(), decode(bytes)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw new UnreadableSourceException(path, "it is not UTF-8 text");
    } catch (AccessDeniedException e) {
      throw new UnreadableSourceException(path, "permission denied");
    } catch (IOException e) {
      throw new UnreadableSourceException(path, why(e));
    }
  }

  /// What is in a file that may be anything; empty when it is missing, a folder, too large or not
  /// to be read.
  public Optional<byte[]> bytes(Path path) {
    try {
      return Optional.of(BoundedFile.read(path));
    } catch (IOException | UnreadableSourceException _) {
      return Optional.empty(); // the engine may see more than we do
    }
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
  }

  private static String why(IOException e) {
    return switch (e) {
      case FileSystemException failure when failure.getReason() != null -> failure.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  @Override
  public boolean isFolder(Path path) {
    return Files.isDirectory(path);
  }
}
