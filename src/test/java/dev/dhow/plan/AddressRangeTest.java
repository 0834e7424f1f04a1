package dev.dhow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16, 10.1.2.0/24, true",
    "10.1.2.0/24, 10.1.0.0/16, true",
    "10.1.0.0/16, 10.2.0.0/16, false",
    "10.1.2.3/32, 10.1.2.3/32, true",
    "0.0.0.0/0, 192.168.1.0/24, true",
    "fd00:1::/64, fd00:1:0:0:1::/80, true",
    "fd00:1::/64, fd00:2::/64, false",
    "::/0, fd00::/8, true",
    "::/0, 10.0.0.0/8, false"
  })
  void ranges_overlap_when_they_share_an_address(String one, String other, boolean overlap) {
    var first = AddressRange.parse(one).orElseThrow();
    var second = AddressRange.parse(other).orElseThrow();

    assertThat(first.overlaps(second)).isEqualTo(overlap);
    assertThat(second.overlaps(first)).isEqualTo(overlap);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0",
        "10.0.0/8",
        "10.0.300.0/24",
        "10.0.0.0/33",
        "x/8",
        "1:2/64",
        "fd00::1::/64",
        "g::/8",
      })
  void what_is_no_range_is_known(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
    assertThat(AddressRange.isMalformed(text)).isTrue();
  }

  @Test
  void what_only_an_engine_can_judge_is_left_to_it() {
    assertThat(AddressRange.isMalformed("::ffff:10.0.0.0/104")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "10.91.1.7/24, 10.91.1.0/24",
    "10.91.1.0/24, 10.91.1.0/24",
    "255.255.255.255/1, 128.0.0.0/1",
    "fd91::7/64, fd91::/64",
    "fd91:0:0:1::7/64, fd91:0:0:1::/64",
    "::7/96, ::/96",
    "fd91:1:2:3:4:5:6:7/128, fd91:1:2:3:4:5:6:7/128",
  })
  void a_range_is_written_from_its_first_address(String text, String written) {
    var range = AddressRange.parse(text).orElseThrow();

    assertThat(range.text()).isEqualTo(written);
    assertThat(AddressRange.isFirstOf(range, text)).isEqualTo(text.equals(written));
    assertThat(AddressRange.parse(written)).contains(range);
  }

  @ParameterizedTest
  @CsvSource({
    "10.91.1.0/24, 10.91.1.0, true",
    "10.91.1.0/24, 10.91.1.255, true",
    "10.91.1.0/24, 10.91.1.1, false",
    "10.91.1.0/31, 10.91.1.0, false",
    "10.91.1.0/32, 10.91.1.0, false",
    "fd91::/64, fd91::, false",
  })
  void the_ends_of_a_range_are_nobodys(String range, String address, boolean reserved) {
    var alone = AddressRange.alone(address).orElseThrow();

    assertThat(AddressRange.parse(range).orElseThrow().reserves(alone)).isEqualTo(reserved);
  }
}
