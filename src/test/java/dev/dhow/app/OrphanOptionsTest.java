package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.app.OrphanOptions.Heeded;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrphanOptionsTest {

  @ParameterizedTest
  @CsvSource({
    // heeded, flag, COMPOSE_REMOVE_ORPHANS, COMPOSE_IGNORE_ORPHANS: removed, ignored
    "ALL,          ,      ,     , false, false",
    "ALL,          ,      true, , true,  false",
    "ALL,          ,      ,     true, false, true",
    "ALL,          false, true, , false, false",
    "ALL,          false, ,     true, false, true",
    "ALL,          true,  ,     , true,  false",
    "IGNORE_ALONE, false, true, true, false, true",
    "IGNORE_ALONE, true,  ,     true, false, true",
    "NONE,         false, true, true, false, false",
    "NONE,         true,  ,     true, true,  false",
  })
  void a_flag_counts_more_than_variables_which_not_all_commands_heed(
      Heeded heeded,
      @Nullable Boolean flag,
      @Nullable String remove,
      @Nullable String ignore,
      boolean removed,
      boolean ignored) {
    var request = new OrphanOptions(flag, heeded).request(variables(remove, ignore), false);

    assertThat(request.remove()).isEqualTo(removed);
    assertThat(request.ignore()).isEqualTo(ignored);
  }

  @Test
  void to_remove_them_and_to_ignore_them_is_a_contradiction() {
    assertThatThrownBy(
            () -> new OrphanOptions(true, Heeded.ALL).request(variables(null, "true"), false))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(
            () -> new OrphanOptions(null, Heeded.ALL).request(variables("true", "true"), false))
        .isInstanceOf(UsageException.class);
  }

  private static Variables variables(@Nullable String remove, @Nullable String ignore) {
    var values = new HashMap<String, String>();
    if (remove != null) {
      values.put("COMPOSE_REMOVE_ORPHANS", remove);
    }
    if (ignore != null) {
      values.put("COMPOSE_IGNORE_ORPHANS", ignore);
    }
    return new Variables(Map.copyOf(values));
  }
}
