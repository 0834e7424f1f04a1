package dev.dhow.engine.docker.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSocket;

/// A link over TLS. An interrupt closes it when the blocked thread is a virtual one.
final class TlsLink implements Link {
  private final SSLSocket socket;

  TlsLink(SSLSocket socket) {
    this.socket = socket;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return socket.getInputStream().read(into, offset, length);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    socket.getOutputStream().write(from, offset, length);
  }

  @Override
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public boolean isAlive() {
    try {
      socket.setSoTimeout(1);
      var _ = socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException _) {
      return endsTimeout();
    } catch (IOException _) {
      return false;
    }
  }

  private boolean endsTimeout() {
    try {
      socket.setSoTimeout(0);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    Quietly.close(socket);
  }
}
