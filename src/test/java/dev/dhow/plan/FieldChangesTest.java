package dev.dhow.plan;

import static dev.dhow.plan.Shop.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.load.Projects;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Value;
import dev.dhow.spec.ContainerSpecs;
import dev.dhow.spec.Fingerprint;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.SettingsBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is told of fields before they changed, by what their container tells.
class FieldChangesTest {
  private static final Value HOOK =
      new Value.Items(List.of(fields("command", Value.texts(List.of("hi")))));

  @Test
  void what_a_container_does_not_note_was_not_set() {
    assertThat(change("", "post_start: [{command: hi}]", "post_start", Map.of()))
        .isEqualTo(new FieldChange("post_start", true, null, HOOK));
    assertThat(change("", "mac_address: '02:42:ac:11:00:07'", "mac_address", Map.of()))
        .isEqualTo(new FieldChange("mac_address", true, null, Value.text("02:42:ac:11:00:07")));
  }

  @Test
  void what_hooks_ran_was_not_recorded() {
    assertThat(change("post_start: [{command: ho}]", "", "post_start", Map.of()))
        .isEqualTo(new FieldChange("post_start", false, null, null));
    assertThat(
            change(
                "post_start: [{command: ho}]",
                "post_start: [{command: hi}]",
                "post_start",
                Map.of()))
        .isEqualTo(new FieldChange("post_start", false, null, HOOK));
  }

  @Test
  void which_secrets_there_were_is_no_secret() {
    var one = new Value.Items(List.of(fields("source", Value.text("db_password"))));
    assertThat(change("secrets: [db_password]", "", "secrets", Map.of("secrets", one)))
        .isEqualTo(new FieldChange("secrets", true, one, null));
  }

  @Test
  void what_a_network_was_is_in_the_label_or_in_the_inspection() {
    var noted = fields("aliases", Value.texts(List.of("www")), "priority", new Value.Int(7));
    var before = "networks: {default: {aliases: [www], priority: 7}}";
    var after = "networks: {default: {aliases: [site]}}";
    assertThat(change(before, after, "networks.default", Map.of("networks.default", noted)).from())
        .isEqualTo(noted);
    assertThat(change(before, after, "networks.default", connected("www")).from())
        .isEqualTo(fields("aliases", Value.texts(List.of("www"))));
    assertThat(change(before, "", "networks.default", connected("www")))
        .isEqualTo(
            new FieldChange(
                "networks.default", true, fields("aliases", Value.texts(List.of("www"))), null));
  }

  @Test
  void a_priority_alone_was_not_recorded() {
    var change =
        change(
            "networks: {default: {priority: 7}}",
            "networks: {default: {priority: 8}}",
            "networks.default",
            connected());
    assertThat(change.known()).isFalse();
  }

  @Test
  void the_name_of_the_host_that_old_engines_add_is_no_alias() {
    var change =
        change(
            "networks: {default: {priority: 7}}",
            "networks: {default: {priority: 8}}",
            "networks.default",
            connected("box"));
    assertThat(change.known()).isFalse();
  }

  @Test
  void what_was_exposed_is_told_as_the_files_do() {
    var exposed = Value.texts(List.of("443/tcp", "90/udp"));
    var before = "expose: ['443', 90/udp]";
    assertThat(change(before, "", "expose", Map.of("expose", exposed)).from())
        .isEqualTo(Value.texts(List.of("443", "90/udp")));
  }

  private static Map<String, Value> connected(String... aliases) {
    var all = new ArrayList<>(List.of("shop-web-1", "web"));
    all.addAll(List.of(aliases));
    return Map.of("networks", fields("shop_default", fields("aliases", Value.texts(all))));
  }

  private static FieldChange change(
      String before, String after, String field, Map<String, Value> further) {
    var web = new ServiceName("web");
    var old = project(before);
    var project = project(after);
    var service = Objects.requireNonNull(project.services().get(web));
    var observed = running(old).containers().getFirst();
    var changes =
        new FieldChanges(
            new Inspection(settings(further), null, Set.of()),
            observed,
            Fingerprint.of(Objects.requireNonNull(old.services().get(web)), "salt"),
            project);
    return changes
        .of(List.of(field), service, ContainerSpecs.of(project, service, 1, null))
        .changes()
        .getFirst();
  }

  private static Project project(String more) {
    return Projects.of(
        """
        services:
          web:
            <<: {%s}
            image: busybox
        secrets: {db_password: {environment: PW}}
        """
            .formatted(more),
        Map.of("PW", "hidden"));
  }

  private static ContainerSettings settings(Map<String, Value> further) {
    return new SettingsBuilder().image("busybox").hostname("box").further(further).build();
  }

  private static Value.Fields fields(Object... entries) {
    var fields = new LinkedHashMap<String, Value>();
    for (var i = 0; i < entries.length; i += 2) {
      fields.put((String) entries[i], (Value) entries[i + 1]);
    }
    return new Value.Fields(fields);
  }
}
