package dev.dhow.engine.docker.endpoint;

import dev.dhow.engine.docker.endpoint.EndpointResolver.TlsFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Makes a TLS context of the PEM files Docker uses.
final class TlsMaterial {
  private final DockerFolder folder;

  TlsMaterial(DockerFolder folder) {
    this.folder = folder;
  }

  SSLContext context(TlsFiles files) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(keys(files), files.verified() ? trust(files.authorities()) : anybody(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new EndpointException(
          "the certificates %s, %s and %s cannot be used: %s"
              .formatted(files.authorities(), files.certificate(), files.key(), e.getMessage()),
          "check them, or set DOCKER_CERT_PATH to the folder of others",
          e);
    }
  }

  /// Null for the platform's own trusted authorities.
  private TrustManager @Nullable [] trust(Path file) throws GeneralSecurityException, IOException {
    var authorities = certificates(file);
    if (authorities.isEmpty()) {
      return null;
    }
    var store = emptyStore();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("ca-" + i, authorities.get(i));
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /// Null when there is no certificate of ours to show.
  private KeyManager @Nullable [] keys(TlsFiles files)
      throws GeneralSecurityException, IOException {
    var own = certificates(files.certificate());
    byte[] key = folder.bytes(files.key());
    if (own.isEmpty() || key == null) {
      return null;
    }
    var store = emptyStore();
    var password = new char[0];
    store.setKeyEntry(
        "client",
        PrivateKeys.read(new String(key, StandardCharsets.US_ASCII)),
        password,
        own.toArray(Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  private List<Certificate> certificates(Path file) throws GeneralSecurityException {
    byte[] pem = folder.bytes(file);
    if (pem == null) {
      return List.of();
    }
    var factory = CertificateFactory.getInstance("X.509");
    return List.copyOf(factory.generateCertificates(new ByteArrayInputStream(pem)));
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static TrustManager[] anybody() {
    return new TrustManager[] {new Anybody()};
  }

  /// What `DOCKER_TLS` without `DOCKER_TLS_VERIFY` asks for: encrypted, to whoever answers.
  private static final class Anybody implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new IllegalStateException("dhow serves no clients");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      // The user switched verification off.
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
