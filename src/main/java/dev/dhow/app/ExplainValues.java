package dev.dhow.app;

import dev.dhow.diagnostic.Explanation;
import dev.dhow.load.LoadSwitches;
import dev.dhow.load.explain.ValuePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `config --explain`: where the values of the project come from. Touches no engine.
public final class ExplainValues {
  private final ConfigSource source;

  public ExplainValues(ConfigSource source) {
    this.source = source;
  }

  /// What `config` shows in the form in which it shows it, and below it what it leaves out, such as
  /// disabled services.
  ///
  /// @param path such as `services.web.environment.DB`; all values below it are explained
  public List<Explanation> at(String path) {
    var shown = ShownValues.of(source.project(Set.of(), LoadSwitches.ALL));
    var explained = source.explain(path);
    var known = new LinkedHashMap<String, Explanation>();
    explained.values().forEach(each -> known.put(each.path(), each));
    var all = new ArrayList<Explanation>();
    var used = new ArrayList<String>();
    shown.forEach((place, value) -> {
      if (ValuePath.isWithin(place, explained.path())) {
        var origin = origin(place, known);
        all.add(origin == null ? byDefault(place, value) : origin.showing(place, value));
        used.add(origin == null ? place : origin.path());
      }
    });
    used.forEach(known::remove);
    all.addAll(known.values());
    if (all.isEmpty()) {
      throw new UsageException("there is nothing at `" + path + "`", explained.advice());
    }
    return all;
  }

  private static Explanation byDefault(String path, String value) {
    return new Explanation(path, value, null, null, List.of(), List.of());
  }

  /// What is known of a value, or of what was written as one value and is shown as several.
  private static @Nullable Explanation origin(String path, Map<String, Explanation> known) {
    var exact = known.get(path);
    if (exact != null) {
      return exact;
    }
    for (int end = path.length() - 1; end > 0; end--) {
      boolean step = path.charAt(end) == '.' || path.charAt(end) == '[';
      var above = step ? known.get(path.substring(0, end)) : null;
      if (above != null) {
        return above;
      }
    }
    return null;
  }
}
