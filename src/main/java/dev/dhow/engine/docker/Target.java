package dev.dhow.engine.docker;

import dev.dhow.engine.docker.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a request is about: the path and query after the version, escaped.
record Target(String text) {

  /// A path of raw segments. A slash within one stays, as image references have some.
  static Target of(String... segments) {
    var path = new StringBuilder();
    for (var segment : segments) {
      path.append('/').append(escaped(segment).replace("%2F", "/"));
    }
    return new Target(path.toString());
  }

  /// Adds a parameter; none for null.
  Target with(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    char separator = text.indexOf('?') < 0 ? '?' : '&';
    return new Target(text + separator + name + "=" + escaped(value.toString()));
  }

  Target with(String name, List<String> values) {
    var target = this;
    for (var value : values) {
      target = target.with(name, value);
    }
    return target;
  }

  Target filtered(Map<String, List<String>> filters) {
    return with("filters", Json.text(filters));
  }

  private static String escaped(String raw) {
    return URLEncoder.encode(raw, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
