package dev.dhow.load.decode;

import dev.dhow.model.Resources;
import dev.dhow.model.Resources.Blkio;
import dev.dhow.model.Resources.Cpu;
import dev.dhow.model.Resources.Device;
import dev.dhow.model.Resources.DeviceRequest;
import dev.dhow.model.Resources.Memory;
import dev.dhow.model.Resources.Rate;
import dev.dhow.model.Resources.Ulimit;
import dev.dhow.model.Resources.Weight;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Decodes how much of the host containers may use, and which of its devices.
final class ResourcesDecoder {
  private static final int MOST_WEIGHT = 65_535;
  private static final long ALL = -1;

  private ResourcesDecoder() {}

  static Resources decode(Section service) {
    return new Resources(
        cpu(service),
        memory(service),
        service.numbers().number("pids_limit"),
        ulimits(service),
        service.section("blkio_config", Language.BLKIO).map(ResourcesDecoder::blkio).orElse(null),
        service.sections("devices", Language.DEVICE, ResourcesDecoder::device),
        service.sections("gpus", Language.DEVICE_REQUEST, ResourcesDecoder::request),
        storageOptions(service));
  }

  private static Cpu cpu(Section service) {
    return new Cpu(
        service.numbers().whole("cpu_count", 0, Long.MAX_VALUE),
        service.numbers().whole("cpu_percent", 0, 100),
        service.numbers().number("cpu_period"),
        service.numbers().number("cpu_quota"),
        service.numbers().number("cpu_rt_period"),
        service.numbers().number("cpu_rt_runtime"),
        service.numbers().real("cpus"),
        service.text("cpuset"),
        service.numbers().number("cpu_shares"));
  }

  private static Memory memory(Section service) {
    return new Memory(
        service.numbers().bytes("mem_limit"),
        service.numbers().bytes("mem_reservation"),
        service.numbers().bytes("memswap_limit"),
        service.numbers().bytes("mem_swappiness"),
        service.numbers().bytes("shm_size"),
        service.flag("oom_kill_disable"),
        service.numbers().whole("oom_score_adj", -1000, 1000));
  }

  static SortedMap<String, Ulimit> ulimits(Section owner) {
    var ulimits = new TreeMap<String, Ulimit>();
    for (var entry : owner.entries("ulimits")) {
      ulimits.put(entry.name(), ulimit(owner, entry.name(), entry.value()));
    }
    return ulimits;
  }

  private static Ulimit ulimit(Section owner, String name, YamlNode node) {
    if (node instanceof YamlMapping) {
      return owner
          .open(node, name, Language.ULIMIT)
          .map(limit ->
              new Ulimit(
                  0,
                  limit.numbers().requiredPlainWhole("soft"),
                  limit.numbers().requiredPlainWhole("hard")))
          .orElse(new Ulimit(0, 0, 0));
    }
    var number = node instanceof YamlScalar scalar ? Scalars.plainWhole(scalar) : null;
    if (number == null) {
      owner.problems().wrongType(node, name, "a whole number, or a mapping of soft and hard");
    }
    return new Ulimit(number == null ? 0 : number, 0, 0);
  }

  private static Blkio blkio(Section blkio) {
    return new Blkio(
        (int) blkio.numbers().plainWhole("weight", 0, MOST_WEIGHT),
        blkio.sections("weight_device", Language.BLKIO_WEIGHT, ResourcesDecoder::weight),
        rates(blkio, "device_read_bps"),
        rates(blkio, "device_read_iops"),
        rates(blkio, "device_write_bps"),
        rates(blkio, "device_write_iops"));
  }

  private static Weight weight(Section weight) {
    return new Weight(
        weight.textOrEmpty("path"), (int) weight.numbers().plainWhole("weight", 0, MOST_WEIGHT));
  }

  private static List<Rate> rates(Section blkio, String key) {
    return blkio.sections(
        key,
        Language.BLKIO_RATE,
        rate -> new Rate(rate.textOrEmpty("path"), rate.numbers().bytes("rate")));
  }

  private static Device device(Section device) {
    return new Device(
        device.required("source"),
        device.required("target"),
        device.text("permissions"),
        device.extensions());
  }

  /// Devices of `deploy`, which say what they must be able to do.
  static List<DeviceRequest> reserved(Section reservations) {
    return reservations.sections(
        "devices",
        Language.DEVICE_REQUEST,
        request -> {
          if (request.value("capabilities") == null) {
            request.problems().missingKey(request.node(), "capabilities", Language.DEVICE_REQUEST);
          }
          return request(request);
        });
  }

  private static DeviceRequest request(Section request) {
    var ids = request.value("device_ids");
    var count = request.value("count");
    if (ids != null && count != null) {
      request
          .problems()
          .conflict(
              count, "`count` and `device_ids` exclude each other", "keep only one of the two");
    }
    return new DeviceRequest(
        request.uniqueTexts("capabilities"),
        request.text("driver"),
        count == null ? ids == null ? ALL : 0 : count(request, count),
        request.uniqueTexts("device_ids"),
        request.mapping("options"));
  }

  private static long count(Section request, YamlNode node) {
    var count = node instanceof YamlScalar scalar ? count(scalar) : null;
    if (count == null) {
      request.problems().wrongType(node, "count", "a whole number or `all`");
      return 0;
    }
    return count;
  }

  private static @Nullable Long count(YamlScalar scalar) {
    if (scalar.text().toLowerCase(Locale.ROOT).equals("all")) {
      return ALL;
    }
    return scalar.kind() == Kind.FLOAT ? null : Scalars.whole(scalar);
  }

  /// Text, whole numbers and nothing, all of which become text.
  private static SortedMap<String, String> storageOptions(Section service) {
    var options = new TreeMap<String, String>();
    for (var entry : service.entries("storage_opt")) {
      boolean plain =
          entry.value() instanceof YamlScalar scalar
              && scalar.kind() != Kind.FLOAT
              && scalar.kind() != Kind.BOOLEAN;
      if (plain && entry.value() instanceof YamlScalar scalar) {
        options.put(entry.name(), scalar.text());
      } else {
        service.problems().wrongType(entry.value(), entry.name(), "a string");
      }
    }
    return options;
  }
}
