package dev.dhow.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          a,          a,            true
          a,          a/b,          true
          a,          b/a,          false
          /a,         a,            true
          a/,         a/b,          true
          ./a/../b,   b,            true
          *.log,      x.log,        true
          *.log,      d/x.log,      false
          **/*.log,   x.log,        true
          **/*.log,   d/e/x.log,    true
          **,         any/thing,    true
          a/**,       a/b/c,        true
          a/**,       a,            false
          a/**/z,     a/z,          true
          a/**/z,     a/b/c/z,      true
          a/**/z,     a/bz,         false
          */temp*,    sub/temporary.txt, true
          */temp*,    temporary.txt, false
          temp?,      tempa,        true
          temp?,      temp,         false
          [a-c].txt,  b.txt,        true
          [a-c].txt,  d.txt,        false
          a.b,        axb,          false
          (x)+,       (x)+,         true
          \\*,        *,            true
          \\*,        x,            false
          """)
  void one_pattern(String pattern, String path, boolean ignored) {
    assertThat(IgnoreRules.parse(pattern).ignores(path)).isEqualTo(ignored);
  }

  @Test
  void the_last_match_decides() {
    var rules = IgnoreRules.parse("*.md\n!README*.md\nREADME-secret.md\n");
    assertThat(rules.ignores("CHANGES.md")).isTrue();
    assertThat(rules.ignores("README.md")).isFalse();
    assertThat(rules.ignores("README-secret.md")).isTrue();
  }

  @Test
  void a_file_is_taken_back_out_of_an_ignored_folder() {
    var rules = IgnoreRules.parse("node_modules\n!node_modules/keep/this.js\n");
    assertThat(rules.ignores("node_modules/other.js")).isTrue();
    assertThat(rules.ignores("node_modules/keep/this.js")).isFalse();
    assertThat(rules.mayKeepBelow("node_modules")).isTrue();
    assertThat(rules.mayKeepBelow("target")).isFalse();
  }

  @Test
  void comments_blank_lines_and_a_byte_order_mark_say_nothing() {
    var rules = IgnoreRules.parse("\ufeff# a comment\n\n   \n  b  \n");
    assertThat(rules.ignores("# a comment")).isFalse();
    assertThat(rules.ignores("b")).isTrue();
  }

  @Test
  void a_lone_exclamation_mark_is_no_pattern() {
    assertThatThrownBy(() -> IgnoreRules.parse("!")).isInstanceOf(IllegalArgumentException.class);
  }
}
