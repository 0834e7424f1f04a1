package dev.dhow.render;

import dev.dhow.event.StepProgress.Layer;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The layers of an image that is pulled or pushed, folded into a bar with one character for each:
/// `[⣿⣿⣄ ] 3.1MB / 7.2MB`.
final class LayerBar {
  private static final String LEVELS = " ⡀⣀⣄⣤⣦⣶⣷⣿";
  private static final int MOST_LAYERS = 30;

  private final SequencedMap<String, Amount> layers = new LinkedHashMap<>();

  /// @param total 0 as long as it is not known, and for layers that need not be transferred
  private record Amount(long current, long total, boolean done) {
    static final Amount NONE = new Amount(0, 0, false);

    int level() {
      var full = LEVELS.length() - 1;
      return done ? full : total == 0 ? 0 : (int) (current * full / total);
    }
  }

  /// What the engine says of an image as a whole comes in the same form, with its tag for a layer.
  void update(Layer layer) {
    var status = layer.status();
    if (status.startsWith("Pulling from ")) {
      return;
    }
    var known = layers.getOrDefault(layer.id(), Amount.NONE);
    layers.put(layer.id(), next(status, layer, known));
  }

  private static Amount next(String status, Layer layer, Amount known) {
    return switch (status) {
      case "Downloading", "Pushing" ->
          new Amount(Math.min(layer.current(), layer.total()), layer.total(), false);
      case "Verifying Checksum", "Download complete", "Extracting", "Pull complete" -> {
        var total = Math.max(known.total(), layer.total());
        yield new Amount(total, total, true);
      }
      case "Pushed" -> new Amount(known.total(), known.total(), true);
      case "Already exists", "Layer already exists" -> new Amount(0, 0, true);
      default -> status.startsWith("Mounted from ") ? new Amount(0, 0, true) : known;
    };
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
    bar.append(']');
    return total == 0 ? bar.toString() : bar + " " + size(current) + " / " + size(total);
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
