package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static dev.dhow.plan.Shop.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.Project;
import dev.dhow.model.Volume;
import dev.dhow.model.VolumeKey;
import dev.dhow.plan.UpRequest.Recreate;
import dev.dhow.state.EngineState;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ChangedVolumeTest {

  @Test
  void it_is_kept_with_a_note() {
    var shop = Shop.of(service("db").volume("pgdata", "/data"));

    assertThat(up(changed(shop), running(shop), false))
        .isEqualTo(
            """
            keep container shop-db-1
            note: volume "shop_pgdata" is not configured as the files say; it is kept as it is; give --yes to have it made anew, its data will be lost
            """);
  }

  @Test
  void leave_is_asked_for_what_would_be_made_anew_alone() {
    var shop = Shop.of(service("db").volume("pgdata", "/data"), service("web").volume("w", "/w"));

    assertThat(Planner.keptVolumes(changed(shop), running(shop), request(false)))
        .containsExactly("shop_pgdata");
    assertThat(Planner.keptVolumes(changed(shop), running(shop), request(true))).isEmpty();
    assertThat(Planner.keptVolumes(shop, running(shop), request(false))).isEmpty();
  }

  @Test
  void it_is_made_anew_when_its_data_may_be_lost() {
    var shop = Shop.of(service("db").volume("pgdata", "/data"), service("web"));

    assertThat(up(changed(shop), running(shop), true))
        .isEqualTo(
            """
            keep container shop-web-1
            #1 stop container shop-db-1 (2719b811f6b5)  (--yes was given)
            #2 remove container shop-db-1 (2719b811f6b5)  (--yes was given)  after #1
            #3 remove volume shop_pgdata  (volumes.pgdata changed)  after #2
            #4 create volume shop_pgdata  (volumes.pgdata changed)  after #3
            #5 create container shop-db-1  (does not exist yet)  after #4, #2
            #6 start container shop-db-1 of #5  (does not exist yet)  after #5
            """);
  }

  @Test
  void it_is_kept_while_an_orphan_uses_it() {
    var old =
        Shop.of(service("db").volume("pgdata", "/data"), service("gone").volume("pgdata", "/d"));
    var shop = Shop.of(service("db").volume("pgdata", "/data"));

    assertThat(Planner.up(changed(shop), running(old), request(true)).steps()).isEmpty();
    assertThat(up(changed(shop), running(old), true))
        .contains("it is kept as it is; remove the orphans");
  }

  @Test
  void made_anew_it_is_as_wanted() {
    var shop = Shop.of(service("db").volume("pgdata", "/data"), service("web").needs("db"));
    var changed = changed(shop);
    var state = running(shop);
    var after = Simulation.after(state, Planner.up(changed, state, request(true)));

    assertThat(Planner.up(changed, after, request(true)).steps()).isEmpty();
  }

  @Test
  void without_a_change_nothing_is_lost() {
    var shop = Shop.of(service("db").volume("pgdata", "/data"));

    assertThat(Planner.up(shop, running(shop), request(true)).steps()).isEmpty();
  }

  private static Project changed(Project shop) {
    return Shop.with(
        shop,
        new Volume(
            new VolumeKey("pgdata"),
            "shop_pgdata",
            "other",
            Collections.emptySortedMap(),
            false,
            Collections.emptySortedMap(),
            Collections.emptySortedMap()));
  }

  private static String up(Project shop, EngineState state, boolean yes) {
    return PlanText.of(Planner.up(shop, state, request(yes)));
  }

  private static UpRequest request(boolean yes) {
    return UpRequest.PLAIN.with(
        new UpRequest.Replacing(Recreate.CHANGED, Recreate.CHANGED, false, yes, false));
  }
}
