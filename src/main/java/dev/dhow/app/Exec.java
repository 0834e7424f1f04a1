package dev.dhow.app;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.ExecSpec;
import dev.dhow.engine.Sessions;
import dev.dhow.engine.WindowSize;
import dev.dhow.state.ObservedContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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
    boolean terminal = !options.detach() && wantsTerminal(console, options);
    var sessions = engine.sessions();
    var keys = sessions.detachKeys().orElse(DetachKeys.USUAL);
    var spec = spec(options, terminal ? console.size() : null, keys);
    var command = sessions.prepare(container.id(), spec);
    if (options.detach()) {
      sessions.startDetached(command);
      return 0;
    }
    if (!hold(sessions, command, spec, DetachKeys.parse(keys))) {
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

  /// Without a word on it, a command gets a terminal when it would be used from one.
  private static boolean wantsTerminal(Console console, ExecOptions options) {
    var refused = options.noTerminal();
    if (refused == null) {
      return console.isOutputTerminal() && (!options.interactive() || console.isInputTerminal());
    }
    if (!refused && options.interactive() && !console.isInputTerminal()) {
      throw new UsageException("the input device is not a TTY", "leave out --no-tty=false");
    }
    return !refused;
  }

  private ExecSpec spec(ExecOptions options, @Nullable WindowSize window, String detachKeys) {
    return new ExecSpec(
        options.command(),
        environment(options.environment()),
        options.user(),
        options.workingDirectory(),
        options.privileged(),
        options.interactive() && !options.detach(),
        window,
        window == null ? null : detachKeys);
  }

  /// A name alone stands for the project's variable; one that has no value is left out.
  private List<String> environment(List<String> given) {
    var variables = workplace.projects().variables();
    var environment = new ArrayList<String>();
    for (var entry : given) {
      int equals = entry.indexOf('=');
      if (equals == 0 || entry.isEmpty()) {
        throw new UsageException(
            "`%s` is no environment variable".formatted(entry), "write --env NAME=VALUE");
      }
      if (equals > 0) {
        environment.add(entry);
      } else {
        variables.value(entry).ifPresent(value -> environment.add(entry + "=" + value));
      }
    }
    return environment;
  }

  /// @return false when the user left the command
  private boolean hold(Sessions sessions, String command, ExecSpec spec, DetachKeys keys)
      throws InterruptedException {
    var console = workplace.console();
    boolean typed = spec.terminal() && spec.input();
    var dialogue = sessions.start(command, spec);
    try (var conversation = new Conversation(console, dialogue, typed ? keys : null)) {
      if (!typed) {
        return conversation.hold(spec.input());
      }
      try (var _ = console.raw(() -> resize(sessions, command, console))) {
        return conversation.hold(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A size that does not arrive spoils no more than the next line's width.
  private synchronized void resize(Sessions sessions, String command, Console console) {
    try {
      sessions.resize(command, console.size());
    } catch (EngineException _) {
      // The command has ended meanwhile.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
