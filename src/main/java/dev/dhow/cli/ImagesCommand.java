package dev.dhow.cli;

import dev.dhow.app.ListImages;

/// `dhow images`: what containers were made of.
final class ImagesCommand extends Verb {
  String format = "table";
  boolean quiet;

  @Override
  String description() {
    return "List the images of containers";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .choice("--format", "FORMAT", "table or json", value -> format = value)
        .flag("-q, --quiet", "Only print ids", value -> quiet = value)
        .operands("SERVICE", "Services to list (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    return new ListImages(session.workplaceWithEngine()).run(named(services), format, quiet);
  }
}
