package dev.dhow.cli;

import dev.dhow.app.Console;
import dev.dhow.engine.LogStream.Channel;
import dev.dhow.engine.WindowSize;
import dev.dhow.host.ForwardedSignals;
import dev.dhow.host.RawTerminal;
import dev.dhow.host.TerminalProbe;
import dev.dhow.host.TerminalSize;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// This program's standard streams. Nothing is buffered, so they mix with what is printed as long
/// as that is flushed first.
final class HostConsole implements Console {
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private final OutputStream err = new FileOutputStream(FileDescriptor.err);
  private @Nullable FileChannel in;
  private boolean readNoMore;
  private volatile @Nullable RawTerminal raw;

  @Override
  public boolean isInputTerminal() {
    return TerminalProbe.isTerminal(0);
  }

  @Override
  public boolean isOutputTerminal() {
    return TerminalProbe.isTerminal(1);
  }

  @Override
  public WindowSize size() throws InterruptedException {
    var size = TerminalProbe.size();
    return new WindowSize(size.rows(), size.columns());
  }

  @Override
  public RawMode raw(Runnable resized) throws IOException {
    var entered = RawTerminal.enter();
    raw = entered;
    var _ = TerminalSize.watched(resized);
    return () -> {
      var _ = TerminalSize.watched();
      entered.close();
    };
  }

  @Override
  public boolean isForeground() {
    return TerminalProbe.isForeground();
  }

  @Override
  public RawMode keys(Runnable continued) throws IOException {
    var entered = RawTerminal.enterForKeys(continued);
    raw = entered;
    return entered::close;
  }

  @Override
  public SignalsElsewhere signalsTo(Consumer<String> received) {
    return ForwardedSignals.to(received)::close;
  }

  /// Puts the terminal back, for whoever ends the program without ending the command.
  void restore() {
    var entered = raw;
    if (entered != null) {
      entered.close();
    }
  }

  @Override
  public int read(byte[] into) throws IOException {
    try {
      var channel = channel();
      return channel == null ? -1 : channel.read(ByteBuffer.wrap(into));
    } catch (ClosedChannelException _) {
      return -1;
    }
  }

  /// Only a channel can be closed while somebody reads from it.
  private synchronized @Nullable FileChannel channel() {
    if (in == null && !readNoMore) {
      in = new FileInputStream(FileDescriptor.in).getChannel();
    }
    return in;
  }

  @Override
  public void stopReading() {
    FileChannel channel;
    synchronized (this) {
      readNoMore = true;
      channel = in;
    }
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException _) {
      // It was read as far as it could be.
    }
  }

  @Override
  public void write(Channel channel, byte[] bytes) throws IOException {
    (channel == Channel.ERR ? err : out).write(bytes);
  }
}
