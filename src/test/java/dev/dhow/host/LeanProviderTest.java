package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class LeanProviderTest {
  private final LeanProvider provider = new LeanProvider();

  @Test
  void its_random_numbers_use_all_bits_and_do_not_repeat() throws NoSuchAlgorithmException {
    var random = SecureRandom.getInstance("NativePRNGNonBlocking", provider);
    var drawn = IntStream.range(0, 64).mapToLong(_ -> random.nextLong()).toArray();

    assertThat(drawn).doesNotHaveDuplicates();
    assertThat(IntStream.range(0, 64))
        .allMatch(bit -> IntStream.of(bits(drawn, bit)).distinct().count() == 2);
    assertThat(random.generateSeed(16)).hasSize(16).isNotEqualTo(random.generateSeed(16));
  }

  @Test
  void a_seed_does_not_make_them_foreseeable() throws NoSuchAlgorithmException {
    var one = SecureRandom.getInstance("NativePRNGNonBlocking", provider);
    var other = SecureRandom.getInstance("NativePRNGNonBlocking", provider);
    one.setSeed(1);
    other.setSeed(1);

    assertThat(one.nextLong()).isNotEqualTo(other.nextLong());
  }

  @Test
  void its_digest_is_that_of_java() throws NoSuchAlgorithmException {
    var bytes = "a text".getBytes(StandardCharsets.UTF_8);

    assertThat(MessageDigest.getInstance("SHA-256", provider).digest(bytes))
        .isEqualTo(MessageDigest.getInstance("SHA-256", Security.getProvider("SUN")).digest(bytes));
  }

  @Test
  void it_offers_nothing_else() {
    assertThat(provider.getServices()).hasSize(2);
    assertThatThrownBy(() -> MessageDigest.getInstance("SHA-1", provider))
        .isInstanceOf(NoSuchAlgorithmException.class);
  }

  private static int[] bits(long[] numbers, int bit) {
    return IntStream.range(0, numbers.length)
        .map(each -> (int) (numbers[each] >>> bit & 1))
        .toArray();
  }
}
