package dev.dhow.spec;

import dev.dhow.model.Network;
import dev.dhow.model.Service;
import dev.dhow.model.Value;
import dev.dhow.model.Volume;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// docker compose's configuration hash: the SHA-256 of the compact JSON of the canonical form. It
/// tells whether something on the engine still is what the files say, for docker compose and dhow
/// alike.
public final class ConfigHash {
  /// Nothing is ever put into it: it is copied for each hash, which takes a fraction of the time of
  /// asking the JDK for another one.
  private static final MessageDigest SHA_256 = sha256();

  private ConfigHash() {}

  /// Of what its containers are; how many, how built and in which order started does not count.
  public static String of(Service service) {
    return hash(CanonicalService.hashed(service));
  }

  /// As containers are labelled with it: the names of label files count there, besides what is in
  /// them.
  public static String ofContainers(Service service) {
    return hash(CanonicalService.labelled(service));
  }

  /// Of a service whose env files were not read: their names count instead of what is in them.
  public static String ofUnread(Service service) {
    return hash(CanonicalService.unread(service));
  }

  public static String of(Network network) {
    return hash(CanonicalResources.network(network, Form.JSON));
  }

  public static String of(Volume volume) {
    return hash(CanonicalResources.hashed(volume));
  }

  /// Of a service whose canonical form was made by hand.
  static String of(Value.Fields service) {
    return hash(service);
  }

  private static String hash(Value value) {
    return HexFormat.of().formatHex(sha256(Json.compact(value)));
  }

  static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return ((MessageDigest) SHA_256.clone()).digest(bytes);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's own digests can be copied", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
