package dev.dhow.host;

import dev.dhow.watch.Rule;
import dev.dhow.watch.Sources;
import dev.dhow.watch.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Watches folders of this machine by what the operating system tells of them. Where that has no
/// room for more folders, they are looked at every second instead.
public final class FolderWatch implements Sources {
  /// How long nothing may happen until a burst of changes is over, and how long it may take.
  private static final Duration QUIET = Duration.ofMillis(20);

  private static final Duration LONGEST_BURST = Duration.ofMillis(500);
  private static final Duration ROUND = Duration.ofSeconds(1);

  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_DELETE,
    StandardWatchEventKinds.ENTRY_MODIFY
  };

  private final List<FolderTree> trees;
  private final Runnable changed;
  private final Consumer<String> notice;
  private final @Nullable WatchService service;
  private final Map<WatchKey, Set<Path>> folders = new HashMap<>();
  private final Set<Path> unreadable = new HashSet<>();
  private final Set<Path> dirty = new HashSet<>();
  private final Set<Path> touched = new HashSet<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean all = true;
  private boolean polling;

  private FolderWatch(List<Rule> rules, Runnable changed, Consumer<String> notice) {
    this.changed = changed;
    this.notice = notice;
    this.service = service();
    var watching = new Registered();
    this.trees =
        rules.stream().map(rule -> new FolderTree(rule.root(), rule.filter(), watching)).toList();
  }

  /// @param changed told on a thread of its own
  public static FolderWatch open(List<Rule> rules, Runnable changed, Consumer<String> notice) {
    var watch = new FolderWatch(rules, changed, notice);
    if (watch.service == null) {
      watch.beginRounds();
    } else {
      Thread.ofPlatform().daemon().name("sources").start(() -> watch.listen(watch.service));
    }
    return watch;
  }

  private @Nullable WatchService service() {
    try {
      return FileSystems.getDefault().newWatchService();
    } catch (IOException e) {
      poll(e);
      return null;
    }
  }

  private void poll(IOException cause) {
    if (!polling) {
      polling = true;
      notice.accept(
          "folders are looked at every second, as this machine does not let them be watched: "
              + cause.getMessage()
              + " (raise fs.inotify.max_user_watches and max_user_instances)");
      if (service != null) {
        beginRounds();
      }
    }
  }

  private void beginRounds() {
    Thread.ofPlatform().daemon().name("rounds").start(this::goRound);
  }

  /// Looks at everything every second, as nothing is heard of some folders.
  private void goRound() {
    try {
      while (!closed.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
        takeEverything();
        changed.run();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody knows the thread; it just ends
    }
  }

  @Override
  public synchronized List<Tree> look() {
    var now = Set.copyOf(dirty);
    var in = Set.copyOf(touched);
    boolean everything = all;
    dirty.clear();
    touched.clear();
    all = false;
    for (var tree : trees) {
      if (everything) {
        tree.lookAtAll();
      } else {
        tree.look(now, in);
      }
    }
    return trees.stream().map(FolderTree::tree).toList();
  }

  @Override
  public Optional<String> digest(Path file) {
    try (var content = Files.newInputStream(file)) {
      return Optional.of(digest(content));
    } catch (IOException _) {
      return Optional.empty(); // whoever asks copies it, and tells why that fails
    }
  }

  private static String digest(InputStream content) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[32 * 1024];
      for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void listen(WatchService heard) {
    try {
      while (closed.getCount() > 0) {
        await(heard);
        changed.run();
      }
    } catch (ClosedWatchServiceException _) {
      // closed
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody knows the thread; it just ends
    }
  }

  /// Waits for changes, and until there are no more of them for now.
  private void await(WatchService heard) throws InterruptedException {
    var key = heard.take();
    var deadline = System.nanoTime() + LONGEST_BURST.toNanos();
    while (key != null) {
      take(key);
      key =
          deadline - System.nanoTime() > 0
              ? heard.poll(QUIET.toNanos(), TimeUnit.NANOSECONDS)
              : null;
    }
  }

  private synchronized void takeEverything() {
    all = true;
  }

  private synchronized void take(WatchKey key) {
    var places = folders.getOrDefault(key, Set.of());
    for (var event : key.pollEvents()) {
      if (StandardWatchEventKinds.OVERFLOW.equals(event.kind())) {
        all = true;
      } else if (event.context() instanceof Path name) {
        places.forEach(folder -> touched.add(folder.resolve(name)));
      }
    }
    dirty.addAll(places);
    if (!key.reset()) {
      folders.remove(key);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      if (service != null) {
        service.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs only while somebody looks.
  private final class Registered implements FolderTree.Watching {

    /// A folder that was moved keeps its key, so that one key may stand for several paths.
    @Override
    public void watch(Path folder) {
      if (service == null) {
        return;
      }
      try {
        folders.computeIfAbsent(folder.register(service, KINDS), _ -> new HashSet<>()).add(folder);
      } catch (NoSuchFileException | NotDirectoryException _) {
        // gone again, which its parent tells
      } catch (AccessDeniedException e) {
        cannotList(folder, e);
      } catch (IOException e) {
        if (Files.isDirectory(folder)) { // else gone as well, with a file in place of one above
          poll(e);
        }
      }
    }

    @Override
    public void cannotList(Path folder, IOException problem) {
      if (unreadable.add(folder)) {
        notice.accept(folder + " cannot be watched: " + DiskProblem.text(folder, problem));
      }
    }
  }
}
