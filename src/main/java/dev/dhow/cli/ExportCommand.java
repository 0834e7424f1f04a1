package dev.dhow.cli;

import dev.dhow.app.Export;
import dev.dhow.host.OutputFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `dhow export`: a container's files as a tar archive.
final class ExportCommand extends Verb {
  int index;
  @Nullable Path output;
  List<String> operands = new ArrayList<>();

  @Override
  String description() {
    return "Write a container's files as a tar archive";
  }

  @Override
  String operands() {
    return "SERVICE";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .number(
            "--index",
            "N",
            "The service's container with this number (default: the first)",
            value -> index = value)
        .value(
            "-o, --output",
            "FILE",
            "Where to write it (default: standard output)",
            value -> output = value.isEmpty() ? null : Path.of(value))
        .operands("SERVICE", "The service", operands);
  }

  @Override
  int run(Session session) throws InterruptedException {
    exactly(1, operands);
    return new Export(session.workplaceWithEngine(), OutputFile::replace)
        .run(operands.getFirst(), index, output, dryRun || session.dryRun());
  }
}
