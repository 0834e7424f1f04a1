package dev.dhow.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// How much of the host a service's containers may use, and which of its devices. Numbers that are
/// not declared are 0, which the engine takes for its default.
///
/// @param pids -1 for unlimited
/// @param blkio null when not declared
/// @param gpus from `gpus`; those of `deploy` are in [Deploy.Resource#devices]
/// @param storageOptions what the engine's storage driver is told
public record Resources(
    Cpu cpu,
    Memory memory,
    long pids,
    SortedMap<String, Ulimit> ulimits,
    @Nullable Blkio blkio,
    List<Device> devices,
    List<DeviceRequest> gpus,
    SortedMap<String, String> storageOptions) {

  /// All as the engine has it.
  public static final Resources NONE =
      new Resources(
          Cpu.NONE,
          Memory.NONE,
          0,
          Collections.emptySortedMap(),
          null,
          List.of(),
          List.of(),
          Collections.emptySortedMap());

  public Resources {
    ulimits = Sorted.copyOf(ulimits);
    devices = List.copyOf(devices);
    gpus = List.copyOf(gpus);
    storageOptions = Sorted.copyOf(storageOptions);
  }

  /// @param cpus how many, in parts as well
  /// @param set which ones, such as `0-3`
  public record Cpu(
      long count,
      float percent,
      long period,
      long quota,
      long realtimePeriod,
      long realtimeRuntime,
      float cpus,
      @Nullable String set,
      long shares) {

    public static final Cpu NONE = new Cpu(0, 0, 0, 0, 0, 0, 0, null, 0);
  }

  /// Sizes are bytes.
  ///
  /// @param swapLimit memory and swap together; -1 for unlimited
  public record Memory(
      long limit,
      long reservation,
      long swapLimit,
      long swappiness,
      long shmSize,
      boolean oomKillDisable,
      long oomScoreAdj) {

    public static final Memory NONE = new Memory(0, 0, 0, 0, 0, false, 0);
  }

  /// A limit of the kernel: either one number, or a soft and a hard one.
  ///
  /// @param single 0 when the other two count
  public record Ulimit(long single, long soft, long hard) {

    public long effectiveSoft() {
      return soft == 0 ? single : soft;
    }

    public long effectiveHard() {
      return hard == 0 ? single : hard;
    }
  }

  /// How fast block devices may be used, and which containers go first.
  public record Blkio(
      int weight,
      List<Weight> deviceWeights,
      List<Rate> readBytes,
      List<Rate> readOperations,
      List<Rate> writeBytes,
      List<Rate> writeOperations) {

    public Blkio {
      deviceWeights = List.copyOf(deviceWeights);
      readBytes = List.copyOf(readBytes);
      readOperations = List.copyOf(readOperations);
      writeBytes = List.copyOf(writeBytes);
      writeOperations = List.copyOf(writeOperations);
    }
  }

  public record Weight(String path, int weight) {}

  /// @param rate bytes or operations per second
  public record Rate(String path, long rate) {}

  /// A device of the host.
  ///
  /// @param permissions some of `r`, `w` and `m`
  public record Device(
      String source,
      @Nullable String target,
      @Nullable String permissions,
      SortedMap<String, Value> extensions) {

    public Device {
      extensions = Sorted.copyOf(extensions);
    }
  }

  /// Devices that a driver of the engine picks.
  ///
  /// @param count -1 for all; 0 when the ids say which
  public record DeviceRequest(
      List<String> capabilities,
      @Nullable String driver,
      long count,
      List<String> ids,
      SortedMap<String, String> options) {

    public DeviceRequest {
      capabilities = List.copyOf(capabilities);
      ids = List.copyOf(ids);
      options = Sorted.copyOf(options);
    }
  }
}
