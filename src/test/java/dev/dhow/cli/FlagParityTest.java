package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The flags of dhow beside those of docker compose, which `dev/flags` lists. In
/// `src/test/resources/flags` stands what was agreed on: `discouraged.txt` lists what works but is
/// left out of help, and `own.txt` what docker compose does not have.
class FlagParityTest {
  private static final Path LISTS = Path.of("src/test/resources/flags");
  private static final String ROOT = "root";

  static Stream<Flag> flagsOfDockerCompose() throws IOException {
    var commands = commands().keySet();
    return list("docker-compose.txt").filter(flag -> commands.contains(flag.command()));
  }

  @ParameterizedTest
  @MethodSource("flagsOfDockerCompose")
  void each_flag_of_docker_compose_is_known(Flag flag) {
    var options = Objects.requireNonNull(commands().get(flag.command())).optionsMap();
    assertThat(options).containsKeys(flag.names().toArray(String[]::new));
    for (var name : flag.names()) {
      var option = Objects.requireNonNull(options.get(name));
      assertThat(option).as(name).isSameAs(options.get(flag.names().getFirst()));
      assertThat(takesValue(option)).as("whether %s takes a value", name).isEqualTo(flag.value());
    }
  }

  @Test
  void flags_of_dhow_alone_are_agreed_on() throws IOException {
    var theirs = new TreeSet<String>();
    flagsOfDockerCompose().forEach(flag -> theirs.addAll(flag.qualifiedNames()));
    var own = new TreeSet<String>();
    commands()
        .forEach((command, spec) -> {
          for (var name : spec.optionsMap().keySet()) {
            if (!name.equals("-h") && !name.equals("--help")) {
              own.add(command + " " + name);
            }
          }
        });
    own.removeAll(theirs);
    assertThat(own).isEqualTo(qualifiedNames("own.txt"));
  }

  @Test
  void what_help_leaves_out_is_discouraged() throws IOException {
    var hidden = new TreeSet<String>();
    commands()
        .forEach((command, spec) ->
            spec.options().stream()
                .filter(OptionSpec::hidden)
                .flatMap(option -> Stream.of(option.names()))
                .forEach(name -> hidden.add(command + " " + name)));
    assertThat(hidden).isEqualTo(qualifiedNames("discouraged.txt"));
  }

  /// A line of a list.
  record Flag(String command, List<String> names, boolean value) {

    static Flag parse(String line) {
      var words = new ArrayList<>(List.of(line.replace(",", "").split(" ")));
      var command = words.removeFirst();
      return new Flag(
          command,
          words.stream().filter(word -> word.startsWith("-")).toList(),
          words.getLast().equals("VALUE"));
    }

    List<String> qualifiedNames() {
      return names.stream().map(name -> command + " " + name).toList();
    }
  }

  private static Stream<Flag> list(String name) throws IOException {
    return Files.readAllLines(LISTS.resolve(name)).stream().map(Flag::parse);
  }

  private static Set<String> qualifiedNames(String list) throws IOException {
    var names = new TreeSet<String>();
    list(list).forEach(flag -> names.addAll(flag.qualifiedNames()));
    return names;
  }

  private static boolean takesValue(OptionSpec option) {
    return option.arity().min() > 0;
  }

  private static Map<String, CommandSpec> commands() {
    var all = Commands.all(new RootOptions());
    var commands = new TreeMap<String, CommandSpec>();
    commands.put(ROOT, all.getCommandSpec());
    all.getSubcommands().forEach((name, line) -> commands.put(name, line.getCommandSpec()));
    commands.remove("convert"); // an older name of config
    return commands;
  }
}
