package dev.dhow.engine;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.engine.LogStream.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// A conversation with a process that says what it is told to, or everything it hears.
public final class FakeDialogue implements Dialogue {
  private final BlockingQueue<Optional<Frame>> output = new LinkedBlockingQueue<>();
  private final boolean echoes;
  private final Runnable heardAll;
  private volatile boolean over;

  FakeDialogue(boolean echoes) {
    this(echoes, () -> {});
  }

  /// @param heardAll done once nothing more is to be heard
  FakeDialogue(boolean echoes, Runnable heardAll) {
    this.echoes = echoes;
    this.heardAll = heardAll;
  }

  void say(Channel channel, String text) {
    output.add(Optional.of(new Frame(channel, text.getBytes(StandardCharsets.UTF_8))));
  }

  /// The process ends.
  void end() {
    over = true;
    output.add(Optional.empty());
  }

  @Override
  public @Nullable Frame next() throws InterruptedException {
    return output.take().orElse(null);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (over) {
      throw new IOException("nobody reads that any more");
    }
    if (echoes) {
      var heard = Arrays.copyOfRange(from, offset, offset + length);
      output.add(Optional.of(new Frame(Channel.OUT, heard)));
    }
  }

  @Override
  public void endInput() {
    if (echoes) {
      end();
      heardAll.run();
    }
  }

  @Override
  public void close() {
    end();
  }
}
