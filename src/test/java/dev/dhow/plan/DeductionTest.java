package dev.dhow.plan;

import static dev.dhow.plan.Shop.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.load.Projects;
import dev.dhow.model.Project;
import dev.dhow.model.Value;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.SettingsBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is told of containers of docker compose where no comparison tells what changed.
class DeductionTest {
  private static final Value HOOK =
      new Value.Items(List.of(fields("command", Value.texts(List.of("hi")))));
  private static final String MAC = "02:42:ac:11:00:07";

  @Test
  void what_was_exposed_is_found_in_whatever_order() {
    var told = Map.of("expose", Value.texts(List.of("80/tcp", "90/tcp")));
    var before = Value.texts(List.of("90", "80"));
    assertThat(reason("expose: ['90', '80']", "expose: ['90']", told))
        .isEqualTo(changed("expose", before, Value.texts(List.of("90"))));
    assertThat(reason("expose: ['90', '80']", "", told)).isEqualTo(changed("expose", before, null));
  }

  @Test
  void what_a_service_linked_to_is_told_as_the_files_do() {
    var links = Value.texts(List.of("shop-db-1:data", "shop-db-1:db-1", "shop-db-1:shop-db-1"));
    assertThat(reason("links: ['db:data']", "links: [db]", connected("links", links)))
        .isEqualTo(changed("links", Value.texts(List.of("db:data")), Value.texts(List.of("db"))));
    assertThat(
            reason(
                "external_links: ['old:data']",
                "",
                connected("links", Value.texts(List.of("old:data")))))
        .isEqualTo(changed("external_links", Value.texts(List.of("old:data")), null));
  }

  @Test
  void what_was_added_is_proven_not_to_have_been_there() {
    assertThat(reason("", "post_start: [{command: hi}]", Map.of()))
        .isEqualTo(changed("post_start", null, HOOK));
    assertThat(reason("", "mac_address: '%s'".formatted(MAC), Map.of()))
        .isEqualTo(changed("mac_address", null, Value.text(MAC)));
    assertThat(reason("", "sysctls: {a.b: '1', a.c: '2', a.d: '3'}", Map.of()))
        .isEqualTo(
            new Reason.Changed(
                List.of(
                    new FieldChange("sysctls.a.b", true, null, Value.text("1")),
                    new FieldChange("sysctls.a.c", true, null, Value.text("2")),
                    new FieldChange("sysctls.a.d", true, null, Value.text("3")))));
  }

  @Test
  void an_address_of_hardware_that_was_asked_for_is_told() {
    assertThat(reason("mac_address: '%s'".formatted(MAC), "", connected("mac_address", MAC)))
        .isEqualTo(changed("mac_address", Value.text(MAC), null));
    assertThat(
            reason(
                "networks: {default: {mac_address: '%s'}}".formatted(MAC),
                "networks: {default: }",
                connected("mac_address", MAC)))
        .isEqualTo(changed("networks.default", fields("mac_address", Value.text(MAC)), null));
  }

  @Test
  void which_priority_a_network_had_is_found() {
    assertThat(
            reason(
                "networks: {default: {priority: 700}}",
                "networks: {default: {priority: 8}}",
                Map.of()))
        .isEqualTo(
            changed(
                "networks.default",
                fields("priority", new Value.Int(700)),
                fields("priority", new Value.Int(8))));
    assertThat(reason("networks: {default: {priority: 7}}", "networks: {default: }", Map.of()))
        .isEqualTo(changed("networks.default", fields("priority", new Value.Int(7)), null));
  }

  @Test
  void a_network_that_was_joined_is_told() {
    assertThat(reason("networks: [default]", "networks: [default, more]", Map.of()))
        .isEqualTo(changed("networks.more", null, new Value.Fields(new LinkedHashMap<>())));
  }

  @Test
  void what_the_engine_has_in_another_form_is_told_as_the_files_do() {
    assertThat(reason("stop_grace_period: 70s", "", Map.of("stop_grace_period", Value.text("70s"))))
        .isEqualTo(changed("stop_grace_period", Value.text("1m10s"), null));
    assertThat(
            reason(
                "cap_add: [NET_ADMIN]",
                "",
                Map.of("cap_add", Value.texts(List.of("CAP_NET_ADMIN")))))
        .isEqualTo(changed("cap_add", Value.texts(List.of("NET_ADMIN")), null));
    assertThat(
            reason(
                "extra_hosts: ['a:10.0.0.1']",
                "",
                Map.of("extra_hosts", Value.texts(List.of("a:10.0.0.1")))))
        .isEqualTo(changed("extra_hosts", Value.texts(List.of("a=10.0.0.1")), null));
  }

  @Test
  void two_at_once_and_one_beside_what_a_comparison_tells_are_found() {
    Map<String, Value> told =
        Map.of("mem_limit", Value.text("67108864"), "privileged", new Value.Bool(true));
    assertThat(reason("{mem_limit: 64m, privileged: true}", "", told))
        .isEqualTo(
            new Reason.Changed(
                List.of(
                    new FieldChange("mem_limit", true, Value.text("67108864"), null),
                    new FieldChange("privileged", true, new Value.Bool(true), null))));
    assertThat(reason("mem_limit: 64m", "user: me", told))
        .isEqualTo(
            new Reason.Changed(
                List.of(
                    new FieldChange("mem_limit", true, Value.text("67108864"), null),
                    new FieldChange("user", true, null, Value.text("me")))));
  }

  @Test
  void what_nobody_recorded_is_said_to_be_so() {
    assertThat(reason("post_start: [{command: ho}]", "post_start: [{command: hi}]", Map.of()))
        .isEqualTo(new Reason.ChangedUnrecorded(List.of("post_start")));
    assertThat(reason("post_start: [{command: ho}]", "", Map.of()).text())
        .isEqualTo(
            "configuration hash differs, all that is recorded is equal: something that is not"
                + " recorded, such as a hook, was removed");
  }

  @Test
  void a_secret_is_not_told() {
    var reason = reason("", "annotations: {api_token: hidden-1}", Map.of());
    assertThat(reason).isEqualTo(changed("annotations.api_token", null, Value.text("(hidden)")));
  }

  private static Reason changed(String field, @Nullable Value from, @Nullable Value to) {
    return new Reason.Changed(List.of(new FieldChange(field, true, from, to)));
  }

  private static Map<String, Value> connected(String option, String value) {
    return connected(option, Value.text(value));
  }

  private static Map<String, Value> connected(String option, Value value) {
    return Map.of("networks", fields("shop_default", fields(option, value)));
  }

  private static Reason reason(String before, String after, Map<String, ? extends Value> further) {
    var state = Shop.relabelled(running(project(before)), Map.of(Labels.FINGERPRINT, ""));
    var web =
        state.containers().stream()
            .filter(each -> each.service().equals("web"))
            .findFirst()
            .orElseThrow();
    var settings = settings(web.id().value().substring(0, 12), further);
    var inspections = Map.of(web.id(), new Inspection(settings, null, Set.of()));
    return Planner.up(new Drafts(project(after)), state, UpRequest.PLAIN, inspections)
        .steps()
        .stream()
        .filter(step -> step.action() instanceof Action.CreateContainer)
        .map(Step::reason)
        .findFirst()
        .orElseThrow();
  }

  private static Project project(String more) {
    return Projects.of(
        """
        services:
          db: {image: busybox}
          web:
            <<: %s
            image: busybox
        networks: {more: }
        """
            .formatted(more.startsWith("{") ? more : "{" + more + "}"));
  }

  private static ContainerSettings settings(String hostname, Map<String, ? extends Value> further) {
    return new SettingsBuilder().image("busybox").hostname(hostname).further(further).build();
  }

  private static Value.Fields fields(String name, Value value) {
    var fields = new LinkedHashMap<String, Value>();
    fields.put(name, value);
    return new Value.Fields(fields);
  }
}
