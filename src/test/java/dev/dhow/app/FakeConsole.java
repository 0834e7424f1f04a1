package dev.dhow.app;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.engine.WindowSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Standard streams in memory.
final class FakeConsole implements Console {
  private final BlockingQueue<Optional<byte[]>> input = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Queue<Consumer<String>> signals = new ConcurrentLinkedQueue<>();
  private @Nullable Runnable resized;
  private volatile Runnable continued = () -> {};
  private volatile boolean background;
  private boolean readNoMore;
  boolean inputTerminal;
  boolean outputTerminal;
  boolean outputClosed;
  boolean diskFull;
  boolean neverRaw;
  volatile WindowSize size = new WindowSize(24, 80);
  int rawModes;
  boolean raw;
  boolean stoppedWhileRaw;

  FakeConsole type(String text) {
    input.add(Optional.of(text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  FakeConsole endInput() {
    input.add(Optional.empty());
    return this;
  }

  /// Somebody stops the program and lets it go on in the background of a shell.
  void toBackground() {
    background = true;
    input.add(Optional.of(new byte[0]));
    continued.run();
  }

  /// Somebody brings it back.
  void toForeground() {
    background = false;
    continued.run();
  }

  /// Both streams are a terminal.
  FakeConsole terminal() {
    inputTerminal = true;
    outputTerminal = true;
    return this;
  }

  /// Somebody sends this program a signal that it hands on.
  void signal(String name) {
    signals.element().accept(name);
  }

  @Override
  public SignalsElsewhere signalsTo(Consumer<String> received) {
    signals.add(received);
    return () -> signals.remove(received);
  }

  /// The terminal gets another size.
  void resize(WindowSize other) {
    size = other;
    var told = resized;
    if (told != null) {
      told.run();
    }
  }

  synchronized String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /// Waits until exactly this has been written.
  synchronized void awaitOut(String text) throws InterruptedException {
    while (!out().equals(text)) {
      wait();
    }
  }

  synchronized String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Override
  public boolean isInputTerminal() {
    return inputTerminal;
  }

  @Override
  public boolean isOutputTerminal() {
    return outputTerminal;
  }

  @Override
  public WindowSize size() {
    return size;
  }

  @Override
  public RawMode raw(Runnable told) throws IOException {
    if (neverRaw) {
      throw new IOException("there is no stty");
    }
    rawModes++;
    raw = true;
    resized = told;
    return () -> {
      raw = false;
      resized = null;
    };
  }

  @Override
  public boolean isForeground() {
    return !background;
  }

  @Override
  public RawMode keys(Runnable told) throws IOException {
    continued = told;
    return raw(() -> {});
  }

  @Override
  public int read(byte[] into) throws IOException {
    try {
      var piece = readNoMore ? Optional.<byte[]>empty() : input.take();
      if (piece.isEmpty()) {
        return -1;
      }
      if (piece.get().length == 0) {
        throw new IOException("Input/output error");
      }
      System.arraycopy(piece.get(), 0, into, 0, piece.get().length);
      return piece.get().length;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void stopReading() {
    readNoMore = true;
    stoppedWhileRaw |= raw;
    input.add(Optional.empty());
  }

  @Override
  public synchronized void write(Channel channel, byte[] bytes) throws IOException {
    if (outputClosed) {
      throw new IOException("Broken pipe");
    }
    if (diskFull) {
      throw new IOException("No space left on device");
    }
    (channel == Channel.ERR ? err : out).write(bytes);
    notifyAll();
  }
}
