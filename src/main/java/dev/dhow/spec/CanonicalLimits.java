package dev.dhow.spec;

import dev.dhow.model.Resources;
import dev.dhow.model.Resources.Blkio;
import dev.dhow.model.Resources.Cpu;
import dev.dhow.model.Resources.Device;
import dev.dhow.model.Resources.DeviceRequest;
import dev.dhow.model.Resources.Memory;
import dev.dhow.model.Resources.Rate;
import dev.dhow.model.Resources.Ulimit;
import dev.dhow.model.Resources.Weight;
import dev.dhow.model.Value;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What a service may use of the host, in docker compose's canonical form.
final class CanonicalLimits {
  private final Form form;

  CanonicalLimits(Form form) {
    this.form = form;
  }

  void write(FieldsBuilder service, Resources resources) {
    cpu(service, resources.cpu());
    memory(service, resources.memory());
    service.nonZero("pids_limit", resources.pids());
    ulimits(service, resources.ulimits());
    blkio(service, resources.blkio());
    service
        .items("devices", resources.devices().stream().map(this::device).toList())
        .items("gpus", requests(resources.gpus()))
        .mapping("storage_opt", resources.storageOptions());
  }

  private static void cpu(FieldsBuilder service, Cpu cpu) {
    service
        .nonZero("cpu_count", cpu.count())
        .nonZero("cpu_percent", cpu.percent())
        .nonZero("cpu_period", cpu.period())
        .nonZero("cpu_quota", cpu.quota())
        .nonZero("cpu_rt_period", cpu.realtimePeriod())
        .nonZero("cpu_rt_runtime", cpu.realtimeRuntime())
        .nonZero("cpus", cpu.cpus())
        .text("cpuset", cpu.set())
        .nonZero("cpu_shares", cpu.shares());
  }

  private static void memory(FieldsBuilder service, Memory memory) {
    service
        .bytes("mem_limit", memory.limit())
        .bytes("mem_reservation", memory.reservation())
        .bytes("memswap_limit", memory.swapLimit())
        .bytes("mem_swappiness", memory.swappiness())
        .bytes("shm_size", memory.shmSize())
        .flag("oom_kill_disable", memory.oomKillDisable())
        .nonZero("oom_score_adj", memory.oomScoreAdj());
  }

  void ulimits(FieldsBuilder owner, SortedMap<String, Ulimit> ulimits) {
    var entries = new FieldsBuilder();
    ulimits.forEach((name, limit) -> entries.put(name, ulimit(limit)));
    owner.fields("ulimits", entries.build());
  }

  private Value ulimit(Ulimit limit) {
    if (limit.single() != 0) {
      return new Value.Int(limit.single());
    }
    var fields = new FieldsBuilder();
    if (form == Form.JSON) {
      return fields.nonZero("soft", limit.soft()).nonZero("hard", limit.hard()).build();
    }
    return fields
        .put("soft", new Value.Int(limit.soft()))
        .put("hard", new Value.Int(limit.hard()))
        .build();
  }

  private void blkio(FieldsBuilder service, @Nullable Blkio blkio) {
    if (blkio != null) {
      service.put(
          "blkio_config",
          new FieldsBuilder()
              .nonZero("weight", blkio.weight())
              .items("weight_device", blkio.deviceWeights().stream().map(this::weight).toList())
              .items("device_read_bps", rates(blkio.readBytes()))
              .items("device_read_iops", rates(blkio.readOperations()))
              .items("device_write_bps", rates(blkio.writeBytes()))
              .items("device_write_iops", rates(blkio.writeOperations()))
              .build());
    }
  }

  /// docker compose has no names of its own for these in JSON.
  private String name(String yaml, String json) {
    return form == Form.JSON ? json : yaml;
  }

  private Value weight(Weight weight) {
    return new FieldsBuilder()
        .put(name("path", "Path"), Value.text(weight.path()))
        .put(name("weight", "Weight"), new Value.Int(weight.weight()))
        .build();
  }

  private List<Value> rates(List<Rate> rates) {
    return rates.stream().map(this::rate).toList();
  }

  private Value rate(Rate rate) {
    return new FieldsBuilder()
        .put(name("path", "Path"), Value.text(rate.path()))
        .put(name("rate", "Rate"), Value.text(Long.toString(rate.rate())))
        .build();
  }

  private Value device(Device device) {
    return new FieldsBuilder()
        .text("source", device.source())
        .text("target", device.target())
        .text("permissions", device.permissions())
        .extensions(form, device.extensions())
        .build();
  }

  static List<Value> requests(List<DeviceRequest> requests) {
    return requests.stream().map(CanonicalLimits::request).toList();
  }

  private static Value request(DeviceRequest request) {
    return new FieldsBuilder()
        .texts("capabilities", request.capabilities())
        .text("driver", request.driver())
        .nonZero("count", request.count())
        .texts("device_ids", request.ids())
        .mapping("options", request.options())
        .build();
  }
}
