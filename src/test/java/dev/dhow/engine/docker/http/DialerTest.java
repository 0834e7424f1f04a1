package dev.dhow.engine.docker.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class DialerTest {

  @Test
  void whoever_takes_the_connection_and_does_not_speak_tls_is_given_up()
      throws IOException, NoSuchAlgorithmException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var host = silent.getInetAddress().getHostAddress();
      var dialer =
          new Dialer.Tls(
              host, silent.getLocalPort(), SSLContext.getDefault(), false, Duration.ofMillis(50));

      assertThatThrownBy(dialer::dial).isInstanceOf(SocketTimeoutException.class);
    }
  }
}
