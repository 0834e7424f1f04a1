package dev.dhow.engine.docker.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// How to reach the engine. Every call of [#dial()] opens one new connection.
public interface Dialer {
  Duration PATIENCE = Duration.ofSeconds(15);

  Link dial() throws IOException;

  /// The value of the `Host` header.
  String host();

  static Dialer unix(Path socket) {
    return new Unix(socket);
  }

  static Dialer tcp(String host, int port) {
    return new Tcp(host, port);
  }

  /// A dialer for an engine behind TLS.
  ///
  /// @param verified whether the engine's certificate must carry the host's name
  static Dialer tls(String host, int port, SSLContext tls, boolean verified) {
    return new Tls(host, port, tls, verified, PATIENCE);
  }

  /// A socket file of this machine.
  record Unix(Path socket) implements Dialer {

    @Override
    public Link dial() throws IOException {
      var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        return new ChannelLink(channel);
      } catch (IOException | RuntimeException e) {
        Quietly.close(channel);
        throw e;
      }
    }

    @Override
    public String host() {
      return "localhost";
    }
  }

  /// An engine that listens on plain TCP.
  record Tcp(String hostName, int port) implements Dialer {

    @Override
    public Link dial() throws IOException {
      var channel = SocketChannel.open();
      try {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.socket().connect(resolved(hostName, port), millis(PATIENCE));
        return new ChannelLink(channel);
      } catch (IOException | RuntimeException e) {
        Quietly.close(channel);
        throw e;
      }
    }

    @Override
    public String host() {
      return hostName + ":" + port;
    }
  }

  /// An engine that listens on TCP and speaks TLS, with or without asking for our certificate.
  record Tls(String hostName, int port, SSLContext tls, boolean verified, Duration patience)
      implements Dialer {

    @Override
    public Link dial() throws IOException {
      var plain = new Socket();
      try {
        plain.setTcpNoDelay(true);
        plain.connect(resolved(hostName, port), millis(patience));
        plain.setSoTimeout(millis(patience));
        var secured = (SSLSocket) tls.getSocketFactory().createSocket(plain, hostName, port, true);
        if (verified) {
          var parameters = secured.getSSLParameters();
          parameters.setEndpointIdentificationAlgorithm("HTTPS");
          secured.setSSLParameters(parameters);
        }
        secured.startHandshake();
        plain.setSoTimeout(0); // an engine may be silent for long
        return new TlsLink(secured);
      } catch (IOException | RuntimeException e) {
        Quietly.close(plain);
        throw e;
      }
    }

    @Override
    public String host() {
      return hostName + ":" + port;
    }
  }

  private static int millis(Duration patience) {
    return Math.toIntExact(patience.toMillis());
  }

  private static InetSocketAddress resolved(String host, int port) throws IOException {
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IOException("the host name " + host + " cannot be resolved");
    }
    return address;
  }
}
