package dev.dhow.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.Value;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an inspection tells, in the words of the Compose language.
class FurtherSettingsTest {

  @Test
  void limits_are_told_in_either_of_their_places() throws IOException {
    assertThat(host("{\"Memory\": 33554432, \"NanoCpus\": 500000000, \"PidsLimit\": 7}"))
        .containsEntry("mem_limit", Value.text("33554432"))
        .containsEntry("cpus", new Value.Real(0.5))
        .containsEntry(
            "deploy.resources",
            fields(
                "limits",
                fields(
                    "cpus",
                    new Value.Real(0.5),
                    "memory",
                    Value.text("33554432"),
                    "pids",
                    new Value.Int(7))));
    assertThat(host("{}")).containsEntry("deploy.resources", new Value.Null());
  }

  @Test
  void devices_beside_limits_are_not_left_out() throws IOException {
    assertThat(host("{\"Memory\": 1, \"DeviceRequests\": [{\"Driver\": \"nvidia\"}]}"))
        .doesNotContainKey("deploy.resources");
  }

  @Test
  void a_restart_policy_is_told_as_in_deploy() throws IOException {
    assertThat(host("{\"RestartPolicy\": {\"Name\": \"on-failure\", \"MaximumRetryCount\": 3}}"))
        .containsEntry(
            "deploy.restart_policy",
            fields("condition", Value.text("on-failure"), "max_attempts", new Value.Int(3)));
    assertThat(host("{\"RestartPolicy\": {\"Name\": \"always\", \"MaximumRetryCount\": 0}}"))
        .containsEntry("deploy.restart_policy", fields("condition", Value.text("any")));
    assertThat(host("{\"RestartPolicy\": {\"Name\": \"no\"}}"))
        .containsEntry("deploy.restart_policy", fields("condition", Value.text("none")));
  }

  @Test
  void options_of_logging_are_told_together() throws IOException {
    assertThat(
            host("{\"LogConfig\": {\"Type\": \"json-file\", \"Config\": {\"max-size\": \"1m\"}}}"))
        .containsEntry("logging.driver", Value.text("json-file"))
        .containsEntry("logging.options", fields("max-size", Value.text("1m")));
    assertThat(host("{\"LogConfig\": {\"Type\": \"json-file\", \"Config\": {}}}"))
        .containsEntry("logging.options", new Value.Null());
  }

  @Test
  void devices_limits_of_processes_and_temporary_folders_are_told() throws IOException {
    assertThat(
            host(
                """
                {"Devices": [{"PathOnHost": "/dev/null", "PathInContainer": "/dev/x",
                              "CgroupPermissions": "rwm"}],
                 "DeviceCgroupRules": ["c 1:3 mr"],
                 "Ulimits": [{"Name": "nofile", "Soft": 100, "Hard": 100},
                             {"Name": "nproc", "Soft": 1, "Hard": 2}],
                 "Tmpfs": {"/a": "", "/b": "size=1m"},
                 "BlkioWeight": 100, "CgroupnsMode": "private", "IpcMode": "shareable"}
                """))
        .containsEntry(
            "devices",
            new Value.Items(
                List.of(
                    fields(
                        "source",
                        Value.text("/dev/null"),
                        "target",
                        Value.text("/dev/x"),
                        "permissions",
                        Value.text("rwm")))))
        .containsEntry("device_cgroup_rules", Value.texts(List.of("c 1:3 mr")))
        .containsEntry("ulimits.nofile", new Value.Int(100))
        .containsEntry("ulimits.nproc", fields("soft", new Value.Int(1), "hard", new Value.Int(2)))
        .containsEntry("tmpfs", Value.texts(List.of("/a", "/b:size=1m")))
        .containsEntry("blkio_config.weight", new Value.Int(100))
        .containsEntry("cgroup", Value.text("private"))
        .containsEntry("ipc", Value.text("shareable"));
  }

  private static Map<String, Value> host(String host) throws IOException {
    return FurtherSettings.of(Json.read("{}"), Json.read(host), Json.read("{}"));
  }

  private static Value.Fields fields(Object... entries) {
    var fields = new LinkedHashMap<String, Value>();
    for (var i = 0; i < entries.length; i += 2) {
      fields.put((String) entries[i], (Value) entries[i + 1]);
    }
    return new Value.Fields(fields);
  }
}
