package dev.dhow.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A standard stream that remembers why it could not be written, which print writers keep to
/// themselves.
final class StandardOutput extends OutputStream {
  private final OutputStream target;
  private volatile @Nullable IOException failure;

  StandardOutput(OutputStream target) {
    this.target = target;
  }

  /// Why what was printed did not get where it should. Empty when it did, and also when whoever
  /// read it has had enough, as `head` does.
  Optional<String> problem() {
    return Optional.ofNullable(failure)
        .map(found -> String.valueOf(found.getMessage()))
        .filter(message -> !message.toLowerCase(Locale.ROOT).contains("broken pipe"));
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int from, int length) throws IOException {
    try {
      target.write(octets, from, length);
    } catch (IOException e) {
      if (failure == null) {
        failure = e;
      }
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }
}
