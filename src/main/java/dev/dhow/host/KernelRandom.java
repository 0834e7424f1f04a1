package dev.dhow.host;

import java.io.FileInputStream;
import java.io.IOException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandomSpi;
import org.jspecify.annotations.Nullable;

/// Random numbers straight from the kernel, as a security provider that the distribution's runtime
/// is told to ask before Java's own.
///
/// Java draws one whenever a program opens its first unix socket. Its own provider, which reads the
/// same device, would first set up all that it offers, which takes a seventh of what `ps` costs.
public final class KernelRandom extends Provider {
  private static final long serialVersionUID = 1L;
  private static final String TYPE = "SecureRandom";

  /// As Java's own is called, which promises the same.
  private static final String ALGORITHM = "NativePRNGNonBlocking";

  private final transient Service service;

  public KernelRandom() {
    super("dhow", "1", "random numbers of the kernel");
    this.service =
        new Service(this, TYPE, ALGORITHM, Device.class.getName(), null, null) {
          @Override
          public Object newInstance(@Nullable Object parameter) {
            return new Device();
          }
        };
    putService(service);
  }

  @Override
  public @Nullable Service getService(String type, String algorithm) {
    return type.equals(TYPE) && algorithm.equalsIgnoreCase(ALGORITHM) ? service : null;
  }

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
