package dev.dhow.cli;

import dev.dhow.app.UsageException;
import org.jspecify.annotations.Nullable;

/// `dhow version`; called `docker-compose`, also the version of docker compose that it stands in
/// for.
final class VersionCommand extends Verb {
  /// What scripts that call `docker compose` compare with what they need.
  private static final String COMPOSE = "2.40.3";

  private static final String OF_DHOW = ", by dhow " + Version.number();
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
    session
        .out()
        .println(
            CommandLineRun.standsIn()
                ? text(COMPOSE, "v" + COMPOSE, "Docker Compose version v" + COMPOSE + OF_DHOW)
                : text(Version.number(), Version.number(), "dhow version " + Version.number()));
    return 0;
  }

  /// @param number for `--short`
  /// @param value in JSON
  private String text(String number, String value, String sentence) {
    if (onlyNumber) {
      return number;
    }
    return switch (format) {
      case null -> sentence;
      case "pretty", "" -> sentence;
      case "json" -> "{\"version\":\"" + value + "\"}";
      default -> throw UsageException.value("--format", "pretty or json", format);
    };
  }
}
