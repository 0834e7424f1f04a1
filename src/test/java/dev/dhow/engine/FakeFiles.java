package dev.dhow.engine;

import dev.dhow.spec.FileFacts;
import dev.dhow.spec.FileFacts.Kind;
import dev.dhow.spec.HostFile;
import dev.dhow.state.ContainerId;
import dev.dhow.state.FoundFile;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of containers of a [FakeEngine], which has a disk for none of them but knows what is
/// what by name and time.
public final class FakeFiles implements ContainerFiles {
  private final Calls calls;
  private final FakeMachine machine;

  FakeFiles(Calls calls, FakeMachine machine) {
    this.calls = calls;
    this.machine = machine;
  }

  /// What stands for the digest of a file of this machine.
  public static String digest(Path source, FileFacts facts) {
    return source + " of " + facts.modified();
  }

  /// What was copied into a container of this name, by its absolute path; nothing when there is no
  /// such container.
  public SortedMap<String, FoundFile> of(String container) {
    synchronized (machine) {
      return machine.containers().stream()
          .filter(each -> each.name.equals(container))
          .findFirst()
          .map(each -> new TreeMap<>(each.disk))
          .orElseGet(TreeMap::new);
    }
  }

  @Override
  public SortedMap<String, FoundFile> list(ContainerId container, String path)
      throws InterruptedException {
    calls.made("listFiles", path);
    var found = new TreeMap<String, FoundFile>();
    synchronized (machine) {
      machine
          .container(container)
          .disk
          .forEach((each, file) -> {
            if (each.equals(path) || each.startsWith(path + "/")) {
              found.put(each.substring(Math.min(each.length(), path.length() + 1)), file);
            }
          });
    }
    return found;
  }

  @Override
  public void send(ContainerId container, String folder, List<HostFile> files)
      throws InterruptedException {
    calls.made("sendFiles", container.value());
    synchronized (machine) {
      var disk = machine.container(container).disk;
      for (var file : files) {
        disk.put(file.target(), found(file));
      }
    }
  }

  private static FoundFile found(HostFile file) {
    var facts = file.facts();
    var digest = facts.kind() == Kind.FILE ? digest(file.source(), facts) : "";
    return new FoundFile(facts.kind(), facts.mode(), facts.size(), digest, facts.link());
  }
}
