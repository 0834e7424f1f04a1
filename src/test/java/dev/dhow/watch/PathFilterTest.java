package dev.dhow.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.spec.IgnoreRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathFilterTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',           '',              a.js,               true
          *.js,         '',              a.js,               true
          *.js,         '',              a.css,              false
          **/*.js,      '',              d/a.js,             true
          lib,          '',              lib/a.css,          true
          '',           node_modules/,   node_modules/x,     false
          '',           *.log,           d/x.log,            true
          **/*.js,      **/*.test.js,    d/a.test.js,        false
          '',           '',              .git/HEAD,          false
          '',           '',              sub/.git/HEAD,      false
          '',           '',              .gitignore,         true
          '',           '',              .main.c.swp,        false
          '',           '',              d/4913,             false
          '',           '',              a.js~,              false
          '',           '',              .idea/x.xml,        false
          """)
  void include_and_ignore(String include, String ignore, String path, boolean taken) {
    assertThat(PathFilter.of(words(include), words(ignore)).takes(path)).isEqualTo(taken);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /p,      /p,      docs,     docs/a,       false
          /p,      /p,      docs,     src/a,        true
          /p,      /p/docs, docs,     a,            false
          /p,      /p/docs, docs/b,   b,            false
          /p,      /p/docs, docs/b,   a,            true
          /p/web,  /p,      docs,     web/docs/a,   false
          /p/web,  /p,      docs,     docs/a,       true
          /p/web,  /p/etc,  **,       a,            true
          """)
  void what_a_build_leaves_out(
      String context, String root, String pattern, String path, boolean taken) {
    var filter =
        PathFilter.of(List.of(), List.of())
            .without(IgnoreRules.parse(pattern), Path.of(context), Path.of(root));

    assertThat(filter.takes(path)).isEqualTo(taken);
  }

  @Test
  void folders_that_hold_nothing_are_not_entered() {
    var filter = PathFilter.of(List.of("**/*.js"), List.of("node_modules", "dist", "!dist/keep"));

    assertThat(filter.enters("src")).isTrue();
    assertThat(filter.enters("node_modules")).isFalse();
    assertThat(filter.enters(".git")).isFalse();
    assertThat(filter.enters("dist")).isTrue();
    assertThat(filter.takes("dist/keep/a.js")).isTrue();
    assertThat(filter.takes("dist/a.js")).isFalse();
  }
}
