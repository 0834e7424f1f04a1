package dev.dhow.engine.docker.endpoint;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// Reads private keys in PEM: PKCS#8, and the older PKCS#1 (RSA) and SEC1 (EC) forms, which the
/// platform does not take and which are therefore wrapped into PKCS#8. RFC 5208, 5915, 8017.
final class PrivateKeys {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]+)-----END");
  private static final byte[] VERSION_0 = {2, 1, 0};
  private static final byte[] RSA = {
    0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
  };
  private static final byte[] EC_PUBLIC_KEY = {
    6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1
  };
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 4;
  private static final int OBJECT_ID = 6;
  private static final int CURVE = 0xa0;

  private PrivateKeys() {}

  static PrivateKey read(String pem) throws GeneralSecurityException {
    var block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw new InvalidKeySpecException("key.pem holds no private key dhow can read");
    }
    byte[] der;
    try {
      der = Base64.getMimeDecoder().decode(block.group(2));
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException("key.pem is damaged", e);
    }
    return switch (block.group(1)) {
      case "" -> any(der);
      case "RSA " -> key("RSA", wrap(RSA, der));
      case "EC " -> key("EC", wrap(node(SEQUENCE, EC_PUBLIC_KEY, curve(der)), der));
      case "ENCRYPTED " -> throw new InvalidKeySpecException("key.pem is encrypted");
      default -> throw new InvalidKeySpecException("key.pem is of an unknown kind");
    };
  }

  private static PrivateKey any(byte[] der) throws GeneralSecurityException {
    for (var algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return key(algorithm, der);
      } catch (InvalidKeySpecException _) {
        // Only the next algorithm, or the end of the list, tells whether it is a key at all.
      }
    }
    throw new InvalidKeySpecException("key.pem is neither RSA, EC nor EdDSA");
  }

  private static PrivateKey key(String algorithm, byte[] der) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  private static byte[] wrap(byte[] algorithm, byte[] key) {
    return node(SEQUENCE, VERSION_0, algorithm, node(OCTETS, key));
  }

  /// The curve's object id within a SEC1 key: `SEQUENCE { version, octets, [0] { id }, … }`.
  private static byte[] curve(byte[] sec1) throws InvalidKeySpecException {
    for (int i = 0; i + 3 < sec1.length; i++) {
      int length = sec1[i + 3];
      boolean found =
          (sec1[i] & 0xff) == CURVE
              && sec1[i + 2] == OBJECT_ID
              && sec1[i + 1] == length + 2
              && i + 4 + length <= sec1.length;
      if (found) {
        return Arrays.copyOfRange(sec1, i + 2, i + 4 + length);
      }
    }
    throw new InvalidKeySpecException("key.pem does not name its curve");
  }

  private static byte[] node(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (var part : parts) {
      content.writeBytes(part);
    }
    int length = content.size();
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
