package dev.dhow.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;

/// What shells ask while somebody types: what may stand at the end of a command line. Asked and
/// answered as docker and its plugins do it: the words so far, the last one perhaps empty, and a
/// line for each candidate, followed by what else the shell may offer.
final class CompleteCommand {
  private static final String DESCRIBED = "__complete";

  /// The second one leaves descriptions out.
  static final Set<String> NAMES = Set.of(DESCRIBED, "__completeNoDesc");

  private final PrintWriter out;

  CompleteCommand(PrintWriter out) {
    this.out = out;
  }

  /// @param name one of [#NAMES]
  /// @param words those that follow it
  int run(String name, List<String> words) {
    var found = new Completion(words, CompletionValues::new).candidates();
    for (var candidate : found.candidates()) {
      boolean described = name.equals(DESCRIBED) && !candidate.description().isEmpty();
      out.println(candidate.word() + (described ? "\t" + candidate.description() : ""));
    }
    out.println(":" + found.directive().bits());
    return 0;
  }
}
