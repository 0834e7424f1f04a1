package dev.dhow.cli;

import dev.dhow.app.Commit;
import dev.dhow.app.UsageException;
import dev.dhow.engine.CommitSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `dhow commit`: makes an image of a container.
final class CommitCommand extends Verb {
  @Nullable String author;
  List<String> changes = new ArrayList<>();
  int index;
  @Nullable String message;
  boolean pause = true;
  List<String> operands = new ArrayList<>();

  @Override
  String description() {
    return "Make an image of a container as it is now";
  }

  @Override
  String operands() {
    return "SERVICE [REPOSITORY[:TAG]]";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .value("-a, --author", "AUTHOR", "Who made it", value -> author = value)
        .values(
            "-c, --change",
            "INSTRUCTION",
            "Apply an instruction as in a Dockerfile; may be repeated",
            changes)
        .number(
            "--index",
            "N",
            "The service's container with this number (default: the first)",
            value -> index = value)
        .value("-m, --message", "TEXT", "What to note of it", value -> message = value)
        .flag(
            "-p, --pause", "Freeze the container meanwhile (default: yes)", value -> pause = value)
        .operands("SERVICE IMAGE", "The service, and what to call the image", operands);
  }

  @Override
  int run(Session session) throws InterruptedException {
    atLeast(1, operands);
    if (operands.size() > 2) {
      throw new UsageException("commit takes a service and the name of an image");
    }
    var reference = operands.size() == 2 ? operands.getLast() : null;
    var image = new CommitSpec(reference, author, message, changes, pause);
    return new Commit(session.workplaceWithEngine())
        .run(operands.getFirst(), index, image, dryRun || session.dryRun());
  }
}
