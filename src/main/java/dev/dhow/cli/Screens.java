package dev.dhow.cli;

import dev.dhow.app.Screen;
import dev.dhow.app.Screen.ProgressMode;
import dev.dhow.app.Screen.Size;
import dev.dhow.app.UsageException;
import dev.dhow.app.Variables;
import dev.dhow.host.HostEnvironment;
import dev.dhow.host.TerminalProbe;
import dev.dhow.host.TerminalSize;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// What can be shown where, from flags, variables and what the streams are connected to.
final class Screens {

  private Screens() {}

  static Screen of(RootOptions root, Variables variables, PrintWriter out, PrintWriter err) {
    var ansi = ansi(root, variables);
    var outTerminal = TerminalProbe.isTerminal(1);
    var errTerminal = TerminalProbe.isTerminal(2);
    var dumb = variables.value("TERM").filter("dumb"::equals).isPresent();
    var monochrome = variables.value("NO_COLOR").filter(value -> !value.isEmpty()).isPresent();
    var auto = ansi.equals("auto") && !dumb;
    var always = ansi.equals("always");
    var together = variables.flag("COMPOSE_STATUS_STDOUT");
    var progressTerminal = together ? outTerminal : errTerminal;
    return new Screen(
        out,
        err,
        together,
        outTerminal,
        errTerminal,
        always || (auto && outTerminal && !monochrome),
        always || (auto && errTerminal && !monochrome),
        progress(root, variables, ansi, auto && progressTerminal),
        size());
  }

  /// Whether progress, and with it errors, is told as JSON.
  ///
  /// @param asked by the flag; null when it was not given
  static boolean isJson(@Nullable String asked) {
    var variables = new Variables(HostEnvironment.current().variables());
    return asked(asked, variables).equalsIgnoreCase("json");
  }

  /// The same for a command line that cannot be parsed.
  ///
  /// @param command what is known of its flags
  static boolean isJson(List<String> args, CommandSpec command) {
    return isJson(args, ForPrograms.isAsked(command, args) ? "json" : null);
  }

  /// The same for a command line without a command.
  static boolean isJson(List<String> args) {
    return isJson(args, (String) null);
  }

  private static boolean isJson(List<String> args, @Nullable String otherwise) {
    var flag = "--progress";
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).startsWith(flag + "=")) {
        return isJson(args.get(i).substring(flag.length() + 1));
      }
      if (args.get(i).equals(flag) && i + 1 < args.size()) {
        return isJson(args.get(i + 1));
      }
    }
    return isJson(otherwise);
  }

  private static String asked(@Nullable String flag, Variables variables) {
    return flag == null ? given(variables, "COMPOSE_PROGRESS") : flag;
  }

  private static String given(Variables variables, String name) {
    return variables.value(name).filter(text -> !text.isEmpty()).orElse("auto");
  }

  private static String ansi(RootOptions root, Variables variables) {
    if (root.noAnsi) {
      return "never";
    }
    var ansi = root.ansi == null ? given(variables, "COMPOSE_ANSI") : root.ansi;
    return switch (ansi) {
      case "auto", "never", "always" -> ansi;
      default ->
          throw UsageException.value(
              root.ansi == null ? "COMPOSE_ANSI" : "--ansi", "never, always or auto", ansi);
    };
  }

  private static ProgressMode progress(
      RootOptions root, Variables variables, String ansi, boolean canRedraw) {
    var asked = asked(root.progress, variables);
    if (asked.equals("tty") && ansi.equals("never")) {
      throw new UsageException(
          "--progress tty needs control sequences, which --ansi never forbids");
    }
    if (asked.equals("plain") && ansi.equals("always")) {
      throw new UsageException(
          "--progress plain has no control sequences, but --ansi always is set");
    }
    return switch (asked.toLowerCase(Locale.ROOT)) {
      case "auto" -> canRedraw ? ProgressMode.TTY : ProgressMode.PLAIN;
      case "tty" -> ProgressMode.TTY;
      case "plain" -> ProgressMode.PLAIN;
      case "json" -> ProgressMode.JSON;
      case "quiet", "none" -> ProgressMode.QUIET;
      default ->
          throw UsageException.value(
              root.progress == null ? "COMPOSE_PROGRESS" : "--progress",
              "auto, tty, plain, json or quiet",
              asked);
    };
  }

  private static Supplier<Size> size() {
    var watched = TerminalSize.watched();
    return () -> {
      var size = watched.get();
      return new Size(size.rows(), size.columns());
    };
  }
}
