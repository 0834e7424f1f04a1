package dev.dhow.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.load.Projects;
import dev.dhow.model.ServiceName;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {

  @Test
  void each_container_goes_by_its_alias_and_by_names_with_the_number_of_the_one_that_links() {
    var project =
        Projects.of(
            """
            services:
              web: {image: busybox, links: ["db:database", cache], external_links: ["theirs:other", own]}
              db: {image: busybox, scale: 2}
              cache: {image: busybox}
            """);
    var web = project.service(new ServiceName("web"));

    assertThat(Links.services(web))
        .containsExactly(new ServiceName("db"), new ServiceName("cache"));
    assertThat(
            Links.of(
                project,
                web,
                3,
                service ->
                    service.value().equals("db")
                        ? List.of("shop-db-1", "shop-db-2")
                        : List.of("mine")))
        .containsExactly(
            "shop-db-1:database",
            "shop-db-1:db-3",
            "shop-db-1:shop-db-3",
            "shop-db-2:database",
            "shop-db-2:db-3",
            "shop-db-2:shop-db-3",
            "mine:cache",
            "mine:cache-3",
            "mine:shop-cache-3",
            "theirs:other",
            "own:own");
  }

  @Test
  void nothing_is_linked_to_what_has_no_container() {
    var project =
        Projects.of("services: {web: {image: busybox, links: [db]}, db: {image: busybox}}");
    var web = project.service(new ServiceName("web"));

    assertThat(Links.of(project, web, 1, _ -> List.of())).isEmpty();
  }
}
