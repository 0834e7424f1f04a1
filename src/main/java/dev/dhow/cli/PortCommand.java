package dev.dhow.cli;

import dev.dhow.app.Port;
import dev.dhow.app.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `dhow port`: where a container's port is published.
final class PortCommand extends Verb {
  private static final int MOST = 65535;

  String format = "text";
  int index;
  String protocol = "tcp";
  List<String> operands = new ArrayList<>();

  @Override
  String description() {
    return "Print where a port of a container is published";
  }

  @Override
  String operands() {
    return "SERVICE PRIVATE_PORT";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .choice("--format", "FORMAT", "text or json (default: text)", value -> format = value)
        .number(
            "--index",
            "N",
            "This container of a service with several (default: the first)",
            value -> index = value)
        .value(
            "--protocol", "PROTOCOL", "tcp, udp or sctp (default: tcp)", value -> protocol = value)
        .operands("SERVICE PRIVATE_PORT", "The service, and the container's port", operands);
  }

  @Override
  int run(Session session) throws InterruptedException {
    if (operands.size() != 2) {
      throw new UsageException("port needs a service and a port of its containers");
    }
    if (!format.equals("text") && !format.equals("json")) {
      throw UsageException.value("--format", "text or json", format);
    }
    return new Port(session.workplaceWithEngine())
        .run(
            operands.getFirst(),
            port(),
            index,
            protocol.toLowerCase(Locale.ROOT),
            format.equals("json"));
  }

  private int port() {
    var text = operands.getLast();
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > MOST) {
      throw new UsageException("'%s' is no port: it is a number up to %d".formatted(text, MOST));
    }
    return Integer.parseInt(text);
  }
}
