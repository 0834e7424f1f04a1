package dev.dhow.app;

import dev.dhow.engine.CommitSpec;

/// `commit`: makes an image of a service's container as it is now.
public final class Commit {
  private final Workplace workplace;

  public Commit(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @param index of the service's container; not positive for any
  /// @return the exit code
  public int run(String service, int index, CommitSpec image, boolean dryRun)
      throws InterruptedException {
    var project = workplace.projects().named();
    var engine = workplace.engine().get();
    var container = ServiceContainer.running(engine, project, service, index);
    var story = new Story(workplace.screen(), workplace.clock(), container.name());
    if (dryRun) {
      var name = image.reference();
      story.plan("commit" + (name == null ? "" : "  (as " + name + ")"));
      return 0;
    }
    try (var work = story.begin("Committing", "", true)) {
      work.done("Committed", " as " + engine.archives().commit(container.id(), image));
    }
    return 0;
  }
}
