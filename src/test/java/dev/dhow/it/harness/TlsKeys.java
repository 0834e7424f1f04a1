package dev.dhow.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/// One key and its certificate for `localhost`, made for a test, by which an engine and whoever
/// calls it prove themselves to each other. In its folder are `ca.pem`, `cert.pem` and `key.pem`.
public final class TlsKeys {
  private static final char[] PASSWORD = "change-it".toCharArray();
  private static final String ALIAS = "both";

  private final KeyStore keys;

  /// @param folder where all of it is kept
  public TlsKeys(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
    keys = make(folder.resolve("keys.p12"));
    var certificate = keys.getCertificate(ALIAS).getEncoded();
    write(folder.resolve("ca.pem"), "CERTIFICATE", certificate);
    write(folder.resolve("cert.pem"), "CERTIFICATE", certificate);
    write(folder.resolve("key.pem"), "PRIVATE KEY", keys.getKey(ALIAS, PASSWORD).getEncoded());
  }

  /// Listens on a port of this machine for those who have the key.
  public SSLServerSocket listen() throws IOException, GeneralSecurityException {
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("client", keys.getCertificate(ALIAS));
    trusted.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    var server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0);
    server.setNeedClientAuth(true);
    return server;
  }

  private static KeyStore make(Path file)
      throws IOException, InterruptedException, GeneralSecurityException {
    var made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(file.resolveSibling("keytool.log").toFile())
            .start();
    assertThat(made.waitFor()).isZero();
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static void write(Path file, String kind, byte[] der) throws IOException {
    var text = Base64.getMimeEncoder().encodeToString(der);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
  }
}
