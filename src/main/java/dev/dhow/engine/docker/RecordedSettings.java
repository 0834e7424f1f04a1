package dev.dhow.engine.docker;

import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.Value;
import dev.dhow.spec.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What containers are made with where the engine does not tell it as files have it: what dhow
/// noted in a label, and how a container is connected, by the names of networks.
final class RecordedSettings {
  private static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";

  private RecordedSettings() {}

  /// What the label says, by the names of fields.
  static SortedMap<String, Value> of(Json config) {
    var label = config.at("Labels").text(Labels.RECORD);
    try {
      return label.isEmpty() ? Collections.emptySortedMap() : fields(Json.read(label).value());
    } catch (IOException _) {
      return Collections.emptySortedMap(); // somebody else wrote it
    }
  }

  private static SortedMap<String, Value> fields(@Nullable Object object) {
    var fields = new TreeMap<String, Value>();
    if (object instanceof Map<?, ?> map) {
      map.forEach((name, value) -> fields.put(String.valueOf(name), value(value)));
    }
    return fields;
  }

  private static Value value(@Nullable Object json) {
    return switch (json) {
      case String text -> new Value.Text(text);
      case Boolean bool -> new Value.Bool(bool);
      case Long number -> new Value.Int(number);
      case Number number -> new Value.Real(number.doubleValue());
      case List<?> items -> new Value.Items(items.stream().map(RecordedSettings::value).toList());
      case Map<?, ?> map -> {
        var fields = new LinkedHashMap<String, Value>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), value(value)));
        yield new Value.Fields(fields);
      }
      case null, default -> new Value.Null();
    };
  }

  /// With the links as the engine has them, and the address of hardware that it has while it runs,
  /// whoever chose it.
  static Value endpoints(Json network) {
    var endpoints = new LinkedHashMap<String, Value>();
    network.fields("Networks").forEach((name, each) -> endpoints.put(name, endpoint(each)));
    return new Value.Fields(endpoints);
  }

  private static Value endpoint(Json endpoint) {
    var options = endpoint.textFields("DriverOpts");
    var addresses = endpoint.at("IPAMConfig");
    var fields = new LinkedHashMap<String, Value>();
    texts(fields, "aliases", endpoint.texts("Aliases"));
    var own = new LinkedHashMap<String, Value>();
    options.forEach((name, value) -> {
      if (!name.equals(INTERFACE_NAME)) {
        own.put(name, new Value.Text(value));
      }
    });
    if (!own.isEmpty()) {
      fields.put("driver_opts", new Value.Fields(own));
    }
    if (endpoint.number("GwPriority") != 0) {
      fields.put("gw_priority", new Value.Int(endpoint.number("GwPriority")));
    }
    text(fields, "interface_name", options.getOrDefault(INTERFACE_NAME, ""));
    text(fields, "ipv4_address", addresses.text("IPv4Address"));
    text(fields, "ipv6_address", addresses.text("IPv6Address"));
    texts(fields, "link_local_ips", addresses.texts("LinkLocalIPs"));
    texts(fields, "links", endpoint.texts("Links"));
    text(fields, "mac_address", endpoint.text("MacAddress"));
    return new Value.Fields(fields);
  }

  private static void text(Map<String, Value> fields, String name, String text) {
    if (!text.isEmpty()) {
      fields.put(name, new Value.Text(text));
    }
  }

  private static void texts(Map<String, Value> fields, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      fields.put(name, Value.texts(new ArrayList<>(texts)));
    }
  }
}
