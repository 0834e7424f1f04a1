package dev.dhow.cli;

import dev.dhow.app.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `dhow version`.
@Command(name = "version", description = "Show dhow's version")
final class VersionCommand extends Verb {

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "pretty or json (default: pretty)")
  @Nullable String format;

  @Option(names = "--short", arity = "0..1", description = "Only the number")
  boolean onlyNumber;

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
