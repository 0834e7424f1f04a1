package dev.dhow.state;

import dev.dhow.model.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes settings of a container in which little is set.
public final class SettingsBuilder {
  private static final ContainerSettings NONE = ContainerSettings.NONE;

  private String image = NONE.image();
  private String hostname = NONE.hostname();
  private List<String> probe = NONE.probe();
  private Map<String, Long> probeTiming = NONE.probeTiming();
  private Map<String, ? extends Value> further = NONE.further();

  public SettingsBuilder image(String reference) {
    image = reference;
    return this;
  }

  public SettingsBuilder hostname(String name) {
    hostname = name;
    return this;
  }

  public SettingsBuilder probe(String... command) {
    probe = List.of(command);
    return this;
  }

  public SettingsBuilder probeTiming(Map<String, Long> timing) {
    probeTiming = timing;
    return this;
  }

  public SettingsBuilder further(Map<String, ? extends Value> settings) {
    further = settings;
    return this;
  }

  public ContainerSettings build() {
    return new ContainerSettings(
        image,
        NONE.command(),
        NONE.entrypoint(),
        NONE.environment(),
        NONE.labels(),
        NONE.workingDir(),
        NONE.user(),
        hostname,
        NONE.init(),
        NONE.stopSignal(),
        probe,
        new TreeMap<>(probeTiming),
        NONE.restart(),
        NONE.shares(),
        NONE.ports(),
        new TreeMap<>(further));
  }
}
