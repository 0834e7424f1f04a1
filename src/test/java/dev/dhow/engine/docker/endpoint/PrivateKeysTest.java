package dev.dhow.engine.docker.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeysTest {

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void the_usual_form_is_read(String algorithm) throws GeneralSecurityException {
    var key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
    assertThat(PrivateKeys.read(pem("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
  }

  @Test
  void the_old_form_of_rsa_is_read() throws GeneralSecurityException {
    var key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    assertThat(PrivateKeys.read(pem("RSA PRIVATE KEY", withinOctets(key)))).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({"secp256r1, 32, 06082a8648ce3d030107", "secp384r1, 48, 06052b81040022"})
  void the_old_form_of_elliptic_curves_is_read(String curve, int length, String id)
      throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    var key = (ECPrivateKey) generator.generateKeyPair().getPrivate();
    var pem = pem("EC PRIVATE KEY", sec1(key.getS(), length, HexFormat.of().parseHex(id)));
    var parameters =
        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
    assertThat(PrivateKeys.read(parameters + pem))
        .isInstanceOfSatisfying(
            ECPrivateKey.class, read -> assertThat(read.getS()).isEqualTo(key.getS()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENCRYPTED PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "CERTIFICATE"})
  void anything_else_is_refused(String kind) {
    assertThatThrownBy(() -> PrivateKeys.read(pem(kind, new byte[] {48, 3, 2, 1, 0})))
        .isInstanceOf(GeneralSecurityException.class);
  }

  /// What a PKCS#8 key carries in its last element: the key's own form.
  private static byte[] withinOctets(PrivateKey key) {
    byte[] pkcs8 = key.getEncoded();
    int start = 26;
    return Arrays.copyOfRange(pkcs8, start, pkcs8.length);
  }

  private static byte[] sec1(BigInteger secret, int length, byte[] curve) {
    var octets = new byte[length];
    byte[] number = secret.toByteArray();
    int count = Math.min(length, number.length);
    System.arraycopy(number, number.length - count, octets, length - count, count);
    var content = new ByteArrayOutputStream();
    content.writeBytes(new byte[] {2, 1, 1, 4, (byte) length});
    content.writeBytes(octets);
    content.writeBytes(new byte[] {(byte) 0xa0, (byte) curve.length});
    content.writeBytes(curve);
    var sequence = new ByteArrayOutputStream();
    sequence.writeBytes(new byte[] {0x30, (byte) content.size()});
    sequence.writeBytes(content.toByteArray());
    return sequence.toByteArray();
  }

  private static String pem(String kind, byte[] der) {
    var text = Base64.getMimeEncoder().encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind);
  }
}
