package dev.dhow.app;

import dev.dhow.state.ContainerDetail;

/// `attach`: lends the standard streams to the process of a container that runs already.
public final class Attach {
  private static final int LEFT = 1;

  private final Workplace workplace;

  public Attach(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code of the container
  public int run(AttachOptions options) throws InterruptedException {
    var project = workplace.projects().named();
    var engine = workplace.engine().get();
    var container = ServiceContainer.running(engine, project, options.service(), options.index());
    var detail = engine.inspect(container.id());
    checkState(detail);
    if (detail.terminal() && options.input() && !workplace.console().isInputTerminal()) {
      throw new UsageException(
          "the input device is not a TTY", "leave the input alone with --no-stdin");
    }
    if (options.dryRun()) {
      new Story(workplace.screen(), workplace.clock(), container.name()).plan("attach");
      return 0;
    }
    var keys =
        options.detachKeys() == null || options.detachKeys().isEmpty()
            ? engine.sessions().detachKeys().orElse(DetachKeys.USUAL)
            : options.detachKeys();
    boolean input = options.input() && detail.input();
    var attendant = new Attendant(workplace, container.id(), input, detail.terminal(), keys);
    var code = attendant.stay(options.signals() && !detail.terminal());
    if (code.isEmpty()) {
      workplace.screen().err().println("read escape sequence");
      return LEFT;
    }
    return code.getAsInt();
  }

  private static void checkState(ContainerDetail detail) {
    switch (detail.status()) {
      case PAUSED ->
          throw new UsageException(
              "cannot attach to a paused container, unpause it first",
              "`dhow unpause` lets it go on");
      case RESTARTING ->
          throw new UsageException(
              "cannot attach to a restarting container, wait until it is running",
              "`dhow logs` shows why it ends");
      case CREATED, RUNNING, REMOVING, EXITED, DEAD -> {}
    }
  }
}
