package dev.dhow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A command line as `docker` hands it to a plugin: `docker -H … dhow up` runs `docker-dhow` with
/// all of its own arguments, the plugin's name among them. Anything else stays as it is.
///
/// @param arguments as dhow takes them
/// @param dockerConfig the folder of docker's configuration; null unless it was named
record PluginCall(List<String> arguments, @Nullable String dockerConfig) {
  /// What docker asks every program that could be a plugin.
  static final String METADATA = "docker-cli-plugin-metadata";

  /// docker sets it for whatever it runs, and so for what that runs, too.
  private static final String RUN_BY_DOCKER = "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND";

  private static final String PREFIX = "docker-";
  private static final String CONFIG = "--config";

  /// docker's own spellings of what dhow calls otherwise.
  private static final Map<String, String> SPELLINGS =
      Map.of("-c", "--context", "-l", "--log-level");

  /// @param program how dhow was called, such as `docker-compose`
  static PluginCall of(String program, Map<String, String> environment, List<String> arguments) {
    return program.startsWith(PREFIX) && environment.containsKey(RUN_BY_DOCKER)
        ? ofDocker(program.substring(PREFIX.length()), arguments)
        : new PluginCall(arguments, null);
  }

  private static PluginCall ofDocker(String plugin, List<String> arguments) {
    var taken = new ArrayList<String>();
    String config = null;
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      if (CompleteCommand.NAMES.contains(argument)) {
        taken.add(argument);
      } else if (!argument.startsWith("-")) {
        taken.addAll(withoutName(plugin, arguments.subList(i, arguments.size())));
        break;
      } else if (argument.equals(CONFIG) && i + 1 < arguments.size()) {
        config = arguments.get(++i);
      } else if (argument.startsWith(CONFIG + "=")) {
        config = argument.substring(CONFIG.length() + 1);
      } else {
        taken.add(SPELLINGS.getOrDefault(argument, argument));
        boolean valued = RootOptions.TAKES_VALUE.contains(taken.getLast());
        if (valued && i + 1 < arguments.size()) {
          taken.add(arguments.get(++i));
        }
      }
    }
    return new PluginCall(List.copyOf(taken), config);
  }

  /// The name comes first, and behind `help` for `docker help compose`.
  private static List<String> withoutName(String plugin, List<String> words) {
    var place = words.getFirst().equals("help") ? 1 : 0;
    if (place == words.size() || !words.get(place).equals(plugin)) {
      return words;
    }
    var left = new ArrayList<>(words);
    left.remove(place);
    return left;
  }

  /// The answer to docker's question.
  static String metadata() {
    return """
    {"SchemaVersion":"0.1.0","Vendor":"dhow","Version":"%s",\
    "ShortDescription":"Define and run multi-container applications from Compose files"}\
    """
        .formatted(Version.number());
  }
}
