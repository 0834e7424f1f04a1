package dev.dhow.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.load.Projects;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void names_the_fields_that_changed() {
    var old = fingerprint("image: a:1, environment: {DB: x, DEBUG: 'no'}, ports: ['80:80']");
    var now = fingerprint("image: a:2, environment: {DB: x, DEBUG: 'yes', NEW: 1}, user: me");
    assertThat(now.changedSince(old))
        .containsExactly("environment.DEBUG", "environment.NEW", "image", "ports", "user");
  }

  @Test
  void is_the_same_after_a_label() {
    var fingerprint = fingerprint("image: a, labels: {'odd % key': 1, 'a b': 2}");
    assertThat(Fingerprint.parse(fingerprint.label())).isEqualTo(fingerprint);
    assertThat(fingerprint.label()).doesNotContain("\n");
  }

  @Test
  void leaves_out_what_does_not_shape_a_container() {
    var plain = fingerprint("image: a");
    assertThat(fingerprint("image: a, scale: 2, profiles: []").changedSince(plain)).isEmpty();
    assertThat(fingerprint("image: a, pull_policy: always, build: .").changedSince(plain))
        .isEmpty();
  }

  @Test
  void tells_no_values() {
    assertThat(fingerprint("image: a, environment: {PASSWORD: s3cret}").label())
        .contains("environment.PASSWORD")
        .doesNotContain("s3cret");
  }

  @Test
  void many_values_share_the_hash_of_a_variable() {
    assertThat(fingerprint("image: a, environment: {PASSWORD: s3cret}").label())
        .containsPattern("(^| )[A-Za-z0-9_-]{2}=environment\\.PASSWORD( |$)")
        .containsPattern("(^| )[A-Za-z0-9_-]{4}=image( |$)");
  }

  @Test
  void another_salt_makes_other_hashes() {
    var web =
        Projects.service("services: {web: {image: a, environment: {PASSWORD: s3cret}}}", "web");
    var one = Fingerprint.of(web, "one");
    var other = Fingerprint.of(web, "other");
    assertThat(one.hashes()).containsOnlyKeys(other.hashes().keySet());
    assertThat(one.changedSince(other)).containsExactlyElementsOf(other.hashes().keySet());
    assertThat(Fingerprint.of(web, "one")).isEqualTo(one);
  }

  @Test
  void is_empty_without_a_label() {
    assertThat(Fingerprint.parse("").isEmpty()).isTrue();
    assertThat(Fingerprint.parse("nonsense").isEmpty()).isTrue();
  }

  private static Fingerprint fingerprint(String service) {
    return Fingerprint.of(Projects.service("services: {web: {" + service + "}}", "web"), "salt");
  }
}
