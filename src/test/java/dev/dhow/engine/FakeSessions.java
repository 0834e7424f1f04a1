package dev.dhow.engine;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Processes in the containers of a [FakeEngine]. A command is `cat`, which says what it hears,
/// `stty size`, or what [Behaviour] understands; there is no `nosuch`.
public final class FakeSessions implements Sessions {
  private static final int NOT_FOUND = 127;

  private final Calls calls;
  private final FakeMachine machine;
  private final SortedMap<String, ExecSpec> commands = new TreeMap<>();
  private final List<String> resizes = new ArrayList<>();
  private @Nullable String configuredKeys;

  FakeSessions(Calls calls, FakeMachine machine) {
    this.calls = calls;
    this.machine = machine;
  }

  /// What was asked to run, in order.
  public synchronized List<ExecSpec> commands() {
    return List.copyOf(commands.values());
  }

  /// The sizes that terminals were given, as `ROWSxCOLUMNS`.
  public synchronized List<String> resizes() {
    return List.copyOf(resizes);
  }

  /// What the user's configuration names for leaving a process alone.
  public void configureKeys(String keys) {
    configuredKeys = keys;
  }

  @Override
  public synchronized String prepare(ContainerId container, ExecSpec command)
      throws InterruptedException {
    calls.made("prepare", container.value());
    synchronized (machine) {
      var found = machine.container(container);
      if (found.status != ContainerStatus.RUNNING) {
        throw new EngineException.Conflict(
            "container " + found.name + " is " + found.status.id(), null);
      }
    }
    var id = "command-%03d".formatted(commands.size());
    commands.put(id, command);
    return id;
  }

  private synchronized ExecSpec command(String id) {
    return Objects.requireNonNull(commands.get(id));
  }

  @Override
  public Dialogue start(String command, ExecSpec spec) throws InterruptedException {
    calls.made("startCommand", command);
    var words = spec.command();
    var dialogue = new FakeDialogue(words.equals(List.of("cat")) && spec.input());
    if (words.getFirst().equals("nosuch")) {
      dialogue.say(Channel.OUT, "exec: \"nosuch\": executable file not found\r\n");
      dialogue.end();
    } else if (words.equals(List.of("stty", "size"))) {
      var window = Objects.requireNonNull(spec.window());
      dialogue.say(Channel.OUT, window.rows() + " " + window.columns() + "\r\n");
      dialogue.end();
    } else {
      act(dialogue, spec);
    }
    return dialogue;
  }

  private static void act(FakeDialogue dialogue, ExecSpec spec) {
    var behaviour = Behaviour.of(spec.command(), true);
    for (var said : behaviour.output()) {
      dialogue.say(spec.terminal() ? Channel.OUT : said.channel(), said.line() + "\n");
    }
    if (behaviour.lifetime() != null || (spec.command().equals(List.of("cat")) && !spec.input())) {
      dialogue.end();
    }
  }

  @Override
  public void startDetached(String command) throws InterruptedException {
    calls.made("startDetached", command);
  }

  @Override
  public int exitCode(String command) throws InterruptedException {
    calls.made("exitCode", command);
    var words = command(command).command();
    return words.getFirst().equals("nosuch") ? NOT_FOUND : Behaviour.of(words, true).exitCode();
  }

  @Override
  public synchronized void resize(String command, WindowSize size) throws InterruptedException {
    calls.made("resize", command);
    resizes.add(size.rows() + "x" + size.columns());
  }

  @Override
  public Dialogue attach(
      ContainerId container, boolean input, boolean terminal, @Nullable String detachKeys)
      throws InterruptedException {
    calls.made("attach", container.value());
    synchronized (machine) {
      var found = machine.container(container);
      var dialogue = machine.attach(found, input);
      return dialogue;
    }
  }

  @Override
  public Ending ending(ContainerId container, Ending.Kind kind) throws InterruptedException {
    calls.made("ending", container.value());
    return new FakeEnding(machine, machine.container(container), kind);
  }

  @Override
  public synchronized void resize(ContainerId container, WindowSize size)
      throws InterruptedException {
    calls.made("resizeContainer", container.value());
    resizes.add(size.rows() + "x" + size.columns());
  }

  @Override
  public Optional<String> detachKeys() {
    return Optional.ofNullable(configuredKeys);
  }
}
