package dev.dhow.plan;

import static dev.dhow.plan.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.ServiceName;
import dev.dhow.spec.ContainerSpecs;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DraftsTest {

  @Test
  void what_was_made_ahead_is_what_a_plan_gets() {
    var shop = Shop.of(service("web"), service("cache").scale(2));
    var drafts = new Drafts(shop);
    drafts.makeAhead(Set.of());

    for (var each : shop.services().values()) {
      var made = drafts.of(each, 1);
      assertThat(made).isEqualTo(ContainerSpecs.of(shop, each, 1, null));
      assertThat(drafts.of(each, 1)).isSameAs(made);
    }
  }

  @Test
  @Timeout(20)
  void more_than_anybody_can_make_takes_no_time() {
    var shop = Shop.of(service("web").scale(Integer.MAX_VALUE), service("cache"));
    var drafts = new Drafts(shop);

    drafts.makeAhead(Set.of(new ServiceName("web"), new ServiceName("cache")));

    assertThat(drafts.project()).isSameAs(shop);
  }
}
