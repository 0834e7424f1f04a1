package dev.dhow.model;

import java.util.Optional;
import java.util.regex.Pattern;

/// What becomes of a service's containers when the content of its configs, secrets or env files has
/// changed, and nothing else: `x-dhow: {on-change: …}`.
public sealed interface OnChange {
  /// The section of dhow's own in a service.
  String SECTION = "x-dhow";

  /// The entry of that section.
  String KEY = "on-change";

  Pattern SIGNAL = Pattern.compile("signal:([A-Za-z][A-Za-z0-9+-]*|[1-9][0-9]?)");

  /// Others take their place.
  record Recreate() implements OnChange {}

  /// They are stopped and started again.
  record Restart() implements OnChange {}

  /// They are sent a signal.
  ///
  /// @param name such as `HUP`
  record Signal(String name) implements OnChange {}

  /// Nothing.
  record Ignore() implements OnChange {}

  /// What a service says, as far as that is valid.
  static OnChange of(Service service) {
    return service.extensions().get(SECTION) instanceof Value.Fields(var fields)
            && fields.get(KEY) instanceof Value.Text(var text)
        ? parse(text).orElseGet(Recreate::new)
        : new Recreate();
  }

  /// Empty for what nobody understands.
  static Optional<OnChange> parse(String text) {
    var signal = SIGNAL.matcher(text);
    if (signal.matches()) {
      return Optional.of(new Signal(signal.group(1)));
    }
    return switch (text) {
      case "recreate" -> Optional.of(new Recreate());
      case "restart" -> Optional.of(new Restart());
      case "ignore" -> Optional.of(new Ignore());
      default -> Optional.empty();
    };
  }
}
