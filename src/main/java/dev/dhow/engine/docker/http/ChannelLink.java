package dev.dhow.engine.docker.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// A link over a socket channel, unix or TCP. Interrupting a thread that blocks in it closes it.
final class ChannelLink implements Link {
  private final SocketChannel channel;

  ChannelLink(SocketChannel channel) {
    this.channel = channel;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return Waiters.await(channel, () -> channel.read(ByteBuffer.wrap(into, offset, length)));
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    var bytes = ByteBuffer.wrap(from, offset, length);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void endOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public boolean isAlive() {
    try {
      channel.configureBlocking(false);
      // An idle engine has nothing to say: the end, or bytes nobody asked for, spoil the link.
      boolean quiet = channel.read(ByteBuffer.allocate(1)) == 0;
      channel.configureBlocking(true);
      return quiet;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    Quietly.close(channel);
  }
}
