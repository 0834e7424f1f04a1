package dev.dhow.render;

import dev.dhow.event.StepProgress.Layer;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The layers of an image that is pulled, folded into a bar with one character for each: `[⣿⣿⣄ ]
/// 3.1MB / 7.2MB`.
final class LayerBar {
  private static final String LEVELS = " ⡀⣀⣄⣤⣦⣶⣷⣿";
  private static final int MOST_LAYERS = 30;

  private final SequencedMap<String, Amount> layers = new LinkedHashMap<>();

  private record Amount(long current, long total) {
    int level() {
      return total == 0 ? 0 : (int) (Math.min(current, total) * (LEVELS.length() - 1) / total);
    }
  }

  void update(Layer layer) {
    var known = layers.getOrDefault(layer.id(), new Amount(0, 0));
    var next =
        switch (layer.status()) {
          case "Downloading" -> new Amount(layer.current(), layer.total());
          case "Verifying Checksum", "Download complete", "Extracting", "Pull complete" -> {
            var total = Math.max(known.total(), Math.max(layer.total(), 1));
            yield new Amount(total, total);
          }
          case "Already exists" -> new Amount(1, 1);
          default -> known;
        };
    layers.put(layer.id(), next);
  }

  String text() {
    if (layers.isEmpty()) {
      return "";
    }
    var bar = new StringBuilder("[");
    layers.values().stream()
        .limit(MOST_LAYERS)
        .forEach(amount -> bar.append(LEVELS.charAt(amount.level())));
    var current = layers.values().stream().mapToLong(Amount::current).sum();
    var total = layers.values().stream().mapToLong(Amount::total).sum();
    return bar.append("] ").append(size(current)).append(" / ").append(size(total)).toString();
  }

  /// Such as `3.1MB`, in steps of a thousand.
  static String size(long bytes) {
    var units = "kMGT";
    double amount = bytes;
    var unit = -1;
    while (amount >= 1000 && unit < units.length() - 1) {
      amount /= 1000;
      unit++;
    }
    if (unit < 0) {
      return bytes + "B";
    }
    var tenths = (long) (amount * 10);
    return tenths / 10 + "." + tenths % 10 + units.charAt(unit) + "B";
  }
}
