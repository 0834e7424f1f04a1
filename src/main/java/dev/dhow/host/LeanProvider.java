package dev.dhow.host;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandomSpi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A security provider with what dhow needs at every start, and nothing else. Java's own sets up
/// all that it offers before it gives anything away, which takes a seventh of what `ps` costs. The
/// distribution's runtime is told to ask this one first; all else comes from Java's as ever.
public final class LeanProvider extends Provider {
  private static final long serialVersionUID = 1L;

  private final transient List<Service> offered;

  public LeanProvider() {
    super("dhow", "1", "random numbers of the kernel, SHA-256");
    // Java draws one whenever a program opens its first unix socket, from a source of this name.
    var random =
        new Service(
            this, "SecureRandom", "NativePRNGNonBlocking", Device.class.getName(), null, null) {
          @Override
          public Object newInstance(@Nullable Object parameter) {
            return new Device();
          }
        };
    // Java's own, which another Java may call otherwise: then its provider is asked after all.
    var digest =
        new Service(
            this, "MessageDigest", "SHA-256", "sun.security.provider.SHA2$SHA256", null, null);
    // Where there are no devices, Java's provider has to find another way.
    this.offered = new File(Device.PATH).canRead() ? List.of(random, digest) : List.of(digest);
    offered.forEach(this::putService);
  }

  @Override
  public @Nullable Service getService(String type, String algorithm) {
    for (var service : offered) {
      if (type.equals(service.getType()) && algorithm.equalsIgnoreCase(service.getAlgorithm())) {
        return service;
      }
    }
    return null;
  }

  /// What the kernel thinks up, from the device that Java's source reads as well.
  private static final class Device extends SecureRandomSpi {
    private static final long serialVersionUID = 1L;
    private static final String PATH = "/dev/urandom";

    /// Nobody knows better than the kernel.
    @Override
    protected void engineSetSeed(byte[] seed) {}

    @Override
    protected void engineNextBytes(byte[] bytes) {
      try (var device = new FileInputStream(PATH)) {
        if (device.readNBytes(bytes, 0, bytes.length) != bytes.length) {
          throw new ProviderException(PATH + " has an end");
        }
      } catch (IOException e) {
        throw new ProviderException("cannot read " + PATH, e);
      }
    }

    @Override
    protected byte[] engineGenerateSeed(int length) {
      var seed = new byte[length];
      engineNextBytes(seed);
      return seed;
    }
  }
}
