package dev.dhow.cli;

import dev.dhow.app.Attach;
import dev.dhow.app.AttachOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `dhow attach`: connects the standard streams with a container that runs.
final class AttachCommand extends Verb {
  @Nullable String detachKeys;
  int index;
  boolean noInput;
  boolean signals = true;
  List<String> operands = new ArrayList<>();

  @Override
  String description() {
    return "Connect the standard streams with a container that is running";
  }

  @Override
  String operands() {
    return "SERVICE";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .value(
            "--detach-keys",
            "KEYS",
            "The keys that leave it alone (default: ctrl-p,ctrl-q)",
            value -> detachKeys = value)
        .number(
            "--index",
            "N",
            "The service's container with this number (default: the first)",
            value -> index = value)
        .flag("--no-stdin", "Keep standard input", value -> noInput = value)
        .flag("--sig-proxy", "Hand signals on to it (default: yes)", value -> signals = value)
        .operands("SERVICE", "The service", operands);
  }

  @Override
  int run(Session session) throws InterruptedException {
    exactly(1, operands);
    var options =
        new AttachOptions(
            operands.getFirst(), index, detachKeys, !noInput, signals, dryRun || session.dryRun());
    return new Attach(session.workplaceWithEngine()).run(options);
  }
}
