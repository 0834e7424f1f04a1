package dev.dhow.cli;

import dev.dhow.app.UsageException;
import org.jspecify.annotations.Nullable;

/// `dhow version`.
final class VersionCommand extends Verb {
  @Nullable String format;
  boolean onlyNumber;

  @Override
  String description() {
    return "Show dhow's version";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .value(
            "-f, --format", "FORMAT", "pretty or json (default: pretty)", value -> format = value)
        .flag("--short", "Only the number", value -> onlyNumber = value);
  }

  @Override
  int run(Session session) {
    var version = Version.number();
    if (onlyNumber) {
      session.out().println(version);
      return 0;
    }
    session
        .out()
        .println(
            switch (format) {
              case null -> "dhow version " + version;
              case "pretty", "" -> "dhow version " + version;
              case "json" -> "{\"version\":\"" + version + "\"}";
              default -> throw new UsageException("--format takes pretty or json, not " + format);
            });
    return 0;
  }
}
