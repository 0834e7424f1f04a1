package dev.dhow.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.ServiceName;
import dev.dhow.watch.Rule.Reaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final ServiceName WEB = new ServiceName("web");
  private static final ServiceName API = new ServiceName("api");
  private static final Tree BEFORE = TestTrees.of("a=1 b=1");
  private static final Tree NOW = TestTrees.of("a=1 b=2 c=1");

  private static Rule rule(ServiceName service, Reaction reaction) {
    return new Rule(
        service,
        Path.of("/srv/shop/src"),
        reaction,
        reaction.syncs() ? "/app" : "",
        null,
        false,
        PathFilter.everything());
  }

  private static Batch batch(Tree now, Rule... rules) {
    var before = List.of(rules).stream().map(_ -> BEFORE).toList();
    var after = List.of(rules).stream().map(_ -> now).toList();
    return Batch.of(List.of(rules), before, after);
  }

  @Test
  void services_are_rebuilt_and_restarted_for_the_first_path_that_changed() {
    var batch = batch(NOW, rule(WEB, Reaction.REBUILD), rule(API, Reaction.RESTART));

    assertThat(batch.rebuilds()).isEqualTo(Map.of(WEB, "b"));
    assertThat(batch.restarts()).isEqualTo(Map.of(API, "b"));
  }

  @Test
  void what_is_rebuilt_is_not_restarted_as_well() {
    var batch = batch(NOW, rule(WEB, Reaction.RESTART), rule(WEB, Reaction.REBUILD));

    assertThat(batch.rebuilds()).containsOnlyKeys(WEB);
    assertThat(batch.restarts()).isEmpty();
  }

  @Test
  void nothing_is_done_for_nothing_nor_for_files_that_are_only_copied() {
    assertThat(batch(BEFORE, rule(WEB, Reaction.REBUILD), rule(API, Reaction.RESTART)))
        .isEqualTo(batch(NOW, rule(WEB, Reaction.SYNC), rule(API, Reaction.SYNC_AND_RESTART)));
  }

  @Test
  void a_file_that_is_watched_by_itself_goes_by_its_name() {
    var rule = rule(WEB, Reaction.RESTART);
    var batch = Batch.of(List.of(rule), List.of(TestTrees.of("=1")), List.of(Tree.EMPTY));

    assertThat(batch.restarts()).isEqualTo(Map.of(WEB, "src"));
  }
}
