package dev.dhow.render;

import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedPort;
import java.util.LinkedHashMap;

/// The output of `port`: where a port of a container is published.
public record PublishedPort(ObservedContainer container, ObservedPort port) {

  /// Such as `0.0.0.0:8080`, or `[::]:8080`.
  public String text() {
    var address = address(port);
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + port.hostPort();
  }

  /// One object.
  public String json() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("service", container.service());
    fields.put("container", container.name());
    fields.put("port", port.containerPort());
    fields.put("protocol", port.protocol());
    fields.put("hostAddress", address(port));
    fields.put("hostPort", port.hostPort());
    return JsonText.of(fields);
  }

  /// The address of the host; empty when the engine tells none.
  public static String address(ObservedPort port) {
    return port.hostIp() == null ? "" : port.hostIp();
  }
}
