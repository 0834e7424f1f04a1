package dev.dhow.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a project consists of outside its files: found before any of them is read.
///
/// @param directory the project directory, absolute
/// @param files absolute and in the order to merge them; `-` for standard input
/// @param envFiles absolute; those that were asked for, not a `.env` found
/// @param variableFiles all env files that were read, the one that wins first
/// @param variables the environment and below it what the env files say
/// @param profiles the active ones; `*` for all
record Workspace(
    Path directory,
    List<Path> files,
    List<Path> envFiles,
    List<Path> variableFiles,
    Map<String, String> variables,
    Set<String> profiles) {

  Workspace {
    files = List.copyOf(files);
    envFiles = List.copyOf(envFiles);
    variableFiles = List.copyOf(variableFiles);
    variables = Map.copyOf(variables);
    profiles = Set.copyOf(profiles);
  }
}
