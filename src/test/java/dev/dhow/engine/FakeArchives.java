package dev.dhow.engine;

import dev.dhow.state.ContainerId;
import dev.dhow.state.PathFacts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Archives of the containers of a [FakeEngine], which hold no more than a name.
public final class FakeArchives implements ContainerArchives {
  private final Calls calls;
  private final FakeMachine machine;
  private final List<CommitSpec> commits = new ArrayList<>();
  private final Map<String, PathFacts> paths = new HashMap<>();
  private final List<String> written = new ArrayList<>();
  private boolean breaking;

  FakeArchives(Calls calls, FakeMachine machine) {
    this.calls = calls;
    this.machine = machine;
  }

  /// The images that were made, in order.
  public synchronized List<CommitSpec> commits() {
    return List.copyOf(commits);
  }

  /// There is something at a path of all containers.
  public synchronized FakeArchives with(String path, PathFacts facts) {
    paths.put(path, facts);
    return this;
  }

  /// What was written, in order, as `CONTAINER:FOLDER CONTENT`.
  public synchronized List<String> written() {
    return List.copyOf(written);
  }

  /// What is read from now on ends too early.
  public synchronized void breakOff() {
    breaking = true;
  }

  private InputStream archive(String text) {
    var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return breaking ? new SequenceInputStream(bytes, new Broken()) : bytes;
  }

  /// A connection that is lost.
  private static final class Broken extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return read();
    }
  }

  @Override
  public synchronized Optional<PathFacts> look(ContainerId container, String path)
      throws InterruptedException {
    calls.made("look", container.value());
    return Optional.ofNullable(paths.get(path));
  }

  @Override
  public synchronized InputStream read(ContainerId container, String path)
      throws InterruptedException {
    calls.made("read", container.value());
    return archive("archive of " + path);
  }

  @Override
  public void write(ContainerId container, String folder, InputStream archive, boolean owners)
      throws InterruptedException {
    calls.made("write", container.value());
    try {
      var text = new String(archive.readAllBytes(), StandardCharsets.UTF_8);
      var name = machine.container(container).name;
      synchronized (this) {
        written.add(name + ":" + folder + " " + text + (owners ? " with owners" : ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized InputStream export(ContainerId container) throws InterruptedException {
    calls.made("export", container.value());
    var name = machine.container(container).name;
    return archive("all of " + name);
  }

  @Override
  public synchronized String commit(ContainerId container, CommitSpec image)
      throws InterruptedException {
    calls.made("commit", machine.container(container).name);
    commits.add(image);
    return "sha256:%064x".formatted(0xbeefL + commits.size());
  }
}
