package dev.dhow.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.Isolation;
import dev.dhow.model.Resources;
import dev.dhow.model.Resources.Cpu;
import dev.dhow.model.Resources.DeviceRequest;
import dev.dhow.model.Resources.Memory;
import dev.dhow.model.Resources.Ulimit;
import dev.dhow.spec.HostSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HostBodiesTest {

  @Test
  void what_is_not_declared_is_left_to_the_engine() {
    assertThat(body(HostSpec.NONE)).isEqualTo("{}");
  }

  @Test
  void limits_are_whole_numbers_and_pairs() {
    var cpu = new Cpu(0, 0, 0, 0, 0, 0, 0.7f, "0-1", 512);
    var memory = new Memory(1 << 26, 0, -1, 0, 0, false, -5);
    var ulimits =
        new TreeMap<>(Map.of("nofile", new Ulimit(0, 1, 2), "nproc", new Ulimit(3, 0, 0)));
    var resources =
        new Resources(cpu, memory, 9, ulimits, null, List.of(), List.of(), new TreeMap<>());
    assertThat(body(new HostSpec(resources, List.of(), Isolation.NONE, null, new TreeMap<>())))
        .isEqualTo(
            """
            {"NanoCpus":700000000,"CpusetCpus":"0-1","CpuShares":512,"Memory":67108864,\
            "MemorySwap":-1,"OomScoreAdj":-5,"PidsLimit":9,"Ulimits":\
            [{"Hard":2,"Name":"nofile","Soft":1},{"Hard":3,"Name":"nproc","Soft":3}]}\
            """);
  }

  @Test
  void capabilities_are_named_as_engines_tell_them() {
    var none = Isolation.NONE;
    var isolation =
        new Isolation(
            List.of("net_admin", "ALL", "CAP_NET_ADMIN"),
            List.of("MKNOD"),
            false,
            false,
            false,
            List.of("systempaths=unconfined", "label=disable"),
            List.of(),
            none.sysctls(),
            none.namespaces(),
            null,
            null,
            null,
            null);
    assertThat(body(new HostSpec(Resources.NONE, List.of(), isolation, null, new TreeMap<>())))
        .isEqualTo(
            """
            {"CapAdd":["ALL","CAP_NET_ADMIN"],"CapDrop":["CAP_MKNOD"],\
            "SecurityOpt":["label=disable"],"MaskedPaths":[],"ReadonlyPaths":[]}\
            """);
  }

  @Test
  void devices_that_a_driver_picks_are_asked_for() {
    var request = new DeviceRequest(List.of("gpu"), "nvidia", -1, List.of(), new TreeMap<>());
    assertThat(
            body(
                new HostSpec(
                    Resources.NONE, List.of(request), Isolation.NONE, null, new TreeMap<>())))
        .isEqualTo(
            """
            {"DeviceRequests":[{"Driver":"nvidia","Count":-1,"Capabilities":[["gpu"]]}]}\
            """);
  }

  private static String body(HostSpec spec) {
    var fields = new Fields();
    HostBodies.put(fields, spec);
    return Json.text(sorted(fields.map()));
  }

  /// Members of the small mappings within are in no order.
  private static Object sorted(Object value) {
    return switch (value) {
      case Map<?, ?> map when map.containsKey("Soft") -> new TreeMap<>(map);
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<Object, Object>();
        map.forEach((key, member) -> copy.put(key, sorted(member)));
        yield copy;
      }
      case List<?> list -> list.stream().map(HostBodiesTest::sorted).toList();
      default -> value;
    };
  }
}
