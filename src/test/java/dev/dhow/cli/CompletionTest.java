package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.cli.Completion.Candidate;
import dev.dhow.cli.Completion.Directive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
  private final List<String> asked = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pu                       | pull push           | NOTHING",
        "-p shop --ansi never d   | down                | NOTHING",
        "help up                  | up                  | NOTHING",
        "help pu                  | pull push           | NOTHING",
        "up w                     | web worker          | NOTHING",
        "up -d web _              | db web worker       | NOTHING",
        "up --wait                | --wait --wait-timeout | NOTHING",
        "--ansi a                 | always auto         | NOTHING",
        "--profile _              | * debug             | NOTHING",
        "-p _                     | shop test           | NOTHING",
        "-f _                     |                     | FILES",
        "--project-directory x    |                     | FOLDERS",
        "up --pull n              | never               | NOTHING",
        "up --scale w             | web= worker=        | NO_SPACE",
        "up --exit-code-from d    | db                  | NOTHING",
        "scale d                  | db=                 | NO_SPACE",
        "cp w                     | web: worker:        | FILES",
        "exec w                   | web worker          | NOTHING",
        "exec -u root w           | web worker          | NOTHING",
        "exec web _               |                     | FILES",
        "run --rm web l           |                     | FILES",
        "run --env-from-file x    |                     | FILES",
        "port web _               |                     | NOTHING",
        "ls _                     |                     | NOTHING",
        "nosuch _                 |                     | NOTHING",
      })
  void what_may_follow(String typed, String candidates, String directive) {
    var found = complete(typed);
    assertThat(found.candidates())
        .extracting(Candidate::word)
        .containsExactlyInAnyOrderElementsOf(
            candidates == null ? List.of() : Arrays.asList(candidates.split(" ")));
    assertThat(found.directive()).isEqualTo(Directive.valueOf(directive));
  }

  @Test
  void flags_and_commands_have_descriptions() {
    assertThat(complete("up --no-st").candidates())
        .containsExactly(new Candidate("--no-start", "Create, but do not start"));
    assertThat(complete("versi").candidates())
        .singleElement()
        .satisfies(found -> assertThat(found.description()).isNotEmpty());
  }

  @Test
  void the_options_before_the_command_say_which_project_is_meant() {
    complete("-f other.yaml -p shop up _");
    assertThat(asked).containsExactly("[other.yaml] shop");
  }

  /// `_` stands for nothing typed yet.
  private Completion.Found complete(String typed) {
    var words = new ArrayList<>(List.of(typed.strip().split(" +")));
    words.replaceAll(word -> word.equals("_") ? "" : word);
    return new Completion(words, this::values).candidates();
  }

  private Completion.Values values(RootOptions root) {
    asked.add(root.files + " " + root.projectName);
    return new Completion.Values() {
      @Override
      public List<String> services() {
        return List.of("db", "web", "worker");
      }

      @Override
      public List<String> profiles() {
        return List.of("*", "debug");
      }

      @Override
      public List<String> projects() {
        return List.of("shop", "test");
      }
    };
  }
}
