package dev.dhow.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "linux/amd64, linux/amd64, true",
    "linux/x86_64, linux/amd64, true",
    "linux/arm64/v8, linux/arm64, true",
    "linux/arm64, linux/aarch64, true",
    "linux/arm64/v9, linux/arm64, false",
    "linux/arm/v7, linux/arm, true",
    "linux/arm/v7, linux/armhf, true",
    "linux/arm/6, linux/armel, true",
    "linux/arm/v6, linux/arm/v7, false",
    "linux/amd64, linux/arm64, false",
    "windows/amd64, linux/amd64, false",
    "linux/amd64, linux, true",
    "linux/amd64, amd64, true",
    "linux/arm/v7, arm/v7, true",
    "Linux/AMD64, linux/amd64, true"
  })
  void names_of_the_same_platform_suit_each_other(String own, String wanted, boolean suits) {
    assertThat(Platform.parse(own).orElseThrow().suits(Platform.parse(wanted).orElseThrow()))
        .isEqualTo(suits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "linux//v8", "linux/arm/v7/more", "/amd64"})
  void what_names_no_platform_is_none(String text) {
    assertThat(Platform.parse(text)).isEmpty();
  }

  @Test
  void it_is_written_as_people_write_it() {
    assertThat(Platform.parse("linux/armhf").orElseThrow()).hasToString("linux/arm/v7");
    assertThat(Platform.parse("amd64").orElseThrow()).hasToString("amd64");
  }
}
