package dev.dhow.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Whether a command line asks for a result for programs. What goes wrong is then told in a form
/// for them, too, unless `--progress` says otherwise.
final class ForPrograms {
  private static final String FORMAT = "--format";
  private static final String JSON = "json";

  /// The old spelling of `events`.
  private static final String FLAG = "--json";

  private ForPrograms() {}

  /// @param command its part of the line, without the root options
  static boolean isAsked(ParseResult command) {
    var format = command.matchedOption(FORMAT);
    return (format != null && JSON.equals(format.stringValues().getLast()))
        || command.hasMatchedOption(FLAG);
  }

  /// The same for a line that cannot be parsed.
  static boolean isAsked(CommandSpec command, List<String> args) {
    return (command.findOption(FORMAT) != null
            && (args.contains(FORMAT + "=" + JSON) || follows(args)))
        || (command.findOption(FLAG) != null && args.contains(FLAG));
  }

  private static boolean follows(List<String> args) {
    int at = args.indexOf(FORMAT);
    return at >= 0 && at + 1 < args.size() && args.get(at + 1).equals(JSON);
  }
}
