package dev.dhow.app;

import dev.dhow.engine.ExecSpec;
import dev.dhow.engine.WindowSize;
import dev.dhow.state.ObservedContainer;
import org.jspecify.annotations.Nullable;

/// `exec`: runs a command in a container that runs already, and lends it the standard streams.
public final class Exec {
  private static final int FAILED = 1;

  private final Workplace workplace;

  public Exec(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the command's exit code
  public int run(ExecOptions options) throws InterruptedException {
    var project = workplace.projects().named();
    var engine = workplace.engine().get();
    var container = ServiceContainer.running(engine, project, options.service(), options.index());
    if (options.dryRun()) {
      tell(container, options);
      return 0;
    }
    var console = workplace.console();
    boolean terminal =
        !options.detach()
            && Lending.wantsTerminal(console, options.noTerminal(), options.interactive());
    var sessions = engine.sessions();
    var keys = sessions.detachKeys().orElse(DetachKeys.USUAL);
    var spec = spec(options, terminal ? console.size() : null, keys);
    var command = sessions.prepare(container.id(), spec);
    if (options.detach()) {
      sessions.startDetached(command);
      return 0;
    }
    var lending =
        new Lending(
            console,
            spec.input(),
            spec.terminal(),
            DetachKeys.parse(keys),
            size -> sessions.resize(command, size));
    if (!lending.to(sessions.start(command, spec))) {
      workplace.screen().err().println("read escape sequence");
      return FAILED;
    }
    return sessions.exitCode(command);
  }

  private void tell(ObservedContainer container, ExecOptions options) {
    var command = String.join(" ", options.command());
    workplace
        .screen()
        .out()
        .println(" Container %s  exec  (%s)".formatted(container.name(), command));
  }

  private ExecSpec spec(ExecOptions options, @Nullable WindowSize window, String detachKeys) {
    return new ExecSpec(
        options.command(),
        workplace.projects().variables().given(options.environment()),
        options.user(),
        options.workingDirectory(),
        options.privileged(),
        options.interactive() && !options.detach(),
        window,
        window == null ? null : detachKeys);
  }
}
