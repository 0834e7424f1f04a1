package dev.dhow.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Finds out what may stand at the end of a command line that is being typed.
final class Completion {
  private static final Set<String> WITHOUT_SERVICES =
      Set.of("config", "convert", "help", "lint", "ls", "version");
  private static final Set<String> ONE_SERVICE =
      Set.of("attach", "commit", "export", "port", "stats");
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "--ansi", List.of("never", "always", "auto"),
          "--progress", List.of("auto", "tty", "plain", "json", "quiet"),
          "--pull", List.of("always", "missing", "never"),
          "--policy", List.of("always", "missing"),
          "--rmi", List.of("all", "local"),
          "--log-level", List.of("debug", "info", "warn", "error", "fatal"),
          "--protocol", List.of("tcp", "udp", "sctp"),
          "--signal", List.of("SIGHUP", "SIGINT", "SIGKILL", "SIGQUIT", "SIGTERM", "SIGUSR1"),
          "--status",
              List.of("paused", "restarting", "removing", "running", "dead", "created", "exited"));
  private static final Set<String> SERVICES = Set.of("--attach", "--no-attach", "--exit-code-from");
  private static final Set<String> FOLDERS = Set.of("--project-directory", "--workdir");
  private static final Set<String> FILES =
      Set.of(
          "--file",
          "--env-file",
          "--env-from-file",
          "--output",
          "--tlscacert",
          "--tlscert",
          "--tlskey");

  private final List<String> words;
  private final Function<RootOptions, Values> values;
  private final RootOptions root = new RootOptions();

  /// @param words after the program's name; the last one is being typed
  /// @param values made when they are needed
  Completion(List<String> words, Function<RootOptions, Values> values) {
    this.words = words.isEmpty() ? List.of("") : words;
    this.values = values;
  }

  /// What only the project and the engine know; nothing where they cannot be asked.
  interface Values {

    List<String> services();

    List<String> profiles();

    List<String> projects();
  }

  /// What a shell may offer beside the candidates.
  enum Directive {
    FILES(0),
    NO_SPACE(2),
    NOTHING(4),
    FOLDERS(16);

    private final int bits;

    Directive(int bits) {
      this.bits = bits;
    }

    int bits() {
      return bits;
    }
  }

  /// @param description empty for none
  record Candidate(String word, String description) {

    Candidate(String word) {
      this(word, "");
    }
  }

  record Found(List<Candidate> candidates, Directive directive) {

    Found {
      candidates = List.copyOf(candidates);
    }
  }

  Found candidates() {
    var found = all();
    var typed = words.getLast();
    return new Found(
        found.candidates().stream().filter(each -> each.word().startsWith(typed)).toList(),
        found.directive());
  }

  private Found all() {
    var all = Commands.all(root);
    var spec = all.getCommandSpec();
    int at = 0;
    for (; at < words.size() - 1 && words.get(at).startsWith("-"); at++) {
      var option = spec.findOption(words.get(at));
      if (takesNext(option, words.get(at))) {
        at++;
      }
    }
    readRoot(words.subList(0, Math.min(at, words.size() - 1)));
    if (at >= words.size()) {
      return value(spec.findOption(words.get(words.size() - 2)));
    }
    if (at == words.size() - 1) {
      return words.getLast().startsWith("-") ? flags(spec) : commands(spec);
    }
    var command = words.get(at);
    if (command.equals("help")) {
      return commands(spec);
    }
    var line = all.getSubcommands().get(command);
    return line == null
        ? nothing(List.of())
        : behind(command, line.getCommandSpec(), words.subList(at + 1, words.size()));
  }

  /// What was typed of the options that come first says which project is meant.
  private void readRoot(List<String> options) {
    var unusable = Stream.of("-h", "--help", "-v", "--version").filter(options::contains).toList();
    if (unusable.isEmpty()) {
      try {
        Commands.only(root, "").parseArgs(options.toArray(String[]::new));
      } catch (picocli.CommandLine.ParameterException _) {
        // It is not whole yet: what could be read counts.
      }
    }
  }

  private Found behind(String command, CommandSpec spec, List<String> rest) {
    int operands = 0;
    for (int i = 0; i < rest.size() - 1; i++) {
      var word = rest.get(i);
      if (!word.startsWith("-") || word.equals("-")) {
        operands++;
        if (spec.parser().stopAtPositional()) {
          return new Found(List.of(), Directive.FILES); // words of somebody else's
        }
        continue;
      }
      var option = spec.findOption(word);
      if (takesNext(option, word)) {
        i++;
        if (i == rest.size() - 1) {
          return value(option);
        }
      }
    }
    if (rest.getLast().startsWith("-")) {
      return flags(spec);
    }
    return operand(command, operands);
  }

  private Found operand(String command, int operands) {
    var known = values.apply(root);
    if (command.equals("cp")) {
      var services = known.services().stream().map(each -> each + ":").toList();
      return new Found(candidates(services), Directive.FILES);
    }
    if (command.equals("config") || command.equals("convert")) {
      return nothing(known.services());
    }
    boolean none = WITHOUT_SERVICES.contains(command);
    boolean enough = ONE_SERVICE.contains(command) && operands > 0;
    if (command.equals("scale")) {
      var services = known.services().stream().map(each -> each + "=").toList();
      return new Found(candidates(services), Directive.NO_SPACE);
    }
    return nothing(none || enough ? List.of() : known.services());
  }

  private static boolean takesNext(@Nullable OptionSpec option, String word) {
    return option != null && option.arity().min() > 0 && word.indexOf('=') < 0;
  }

  private Found value(@Nullable OptionSpec option) {
    var names = option == null ? List.<String>of() : Arrays.asList(option.names());
    var known = names.stream().filter(VALUES::containsKey).findFirst();
    if (known.isPresent()) {
      return nothing(VALUES.getOrDefault(known.get(), List.of()));
    }
    if (names.stream().anyMatch(SERVICES::contains)) {
      return nothing(values.apply(root).services());
    }
    if (names.contains("--scale")) {
      var services = values.apply(root).services().stream().map(each -> each + "=").toList();
      return new Found(candidates(services), Directive.NO_SPACE);
    }
    if (names.contains("--profile")) {
      return nothing(values.apply(root).profiles());
    }
    if (names.contains("--project-name")) {
      return nothing(values.apply(root).projects());
    }
    if (names.stream().anyMatch(FOLDERS::contains)) {
      return new Found(List.of(), Directive.FOLDERS);
    }
    boolean files = names.stream().anyMatch(FILES::contains);
    return new Found(List.of(), files ? Directive.FILES : Directive.NOTHING);
  }

  private static Found flags(CommandSpec spec) {
    var found = new ArrayList<Candidate>();
    for (var option : spec.options()) {
      if (!option.hidden()) {
        var description = String.join(" ", option.description());
        Stream.of(option.names()).forEach(name -> found.add(new Candidate(name, description)));
      }
    }
    return new Found(found, Directive.NOTHING);
  }

  private static Found commands(CommandSpec spec) {
    var found = new ArrayList<Candidate>();
    spec.subcommands()
        .forEach((name, line) -> {
          var description = line.getCommandSpec().usageMessage().description();
          found.add(new Candidate(name, String.join(" ", description)));
        });
    found.add(new Candidate("help", "Show help on a command"));
    return new Found(found, Directive.NOTHING);
  }

  private static Found nothing(List<String> words) {
    return new Found(candidates(words), Directive.NOTHING);
  }

  private static List<Candidate> candidates(List<String> words) {
    return words.stream().map(Candidate::new).toList();
  }
}
