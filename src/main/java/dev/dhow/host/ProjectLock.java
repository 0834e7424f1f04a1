package dev.dhow.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Keeps two commands of one user from changing one project at the same time, on this machine. The
/// operating system takes the lock back when its holder ends, in whatever way.
///
/// The lock is an advisory one on a file that is never removed, and names its holder for people.
public final class ProjectLock implements AutoCloseable {
  private static final int DIGITS = 16;

  /// The operating system knows only which process holds a lock; these are for threads.
  private static final Map<Path, Semaphore> IN_THIS_PROCESS = new ConcurrentHashMap<>();

  private final Semaphore inThisProcess;
  private final FileChannel channel;
  private final UnfinishedMark mark;
  private final boolean followsKilled;
  private boolean unfinished;
  private final String found;

  private ProjectLock(Semaphore inThisProcess, FileChannel channel, UnfinishedMark mark) {
    this.inThisProcess = inThisProcess;
    this.channel = channel;
    this.mark = mark;
    this.followsKilled = mark.put();
    this.unfinished = followsKilled;
    this.found = followsKilled ? mark.text() : "";
  }

  /// Whether somebody holds the lock of a project of this name, on whatever engine, or was killed
  /// while holding it. Asks nobody and waits for nobody.
  public static boolean isUnfinished(Path directory, String project) {
    return mark(directory.toAbsolutePath().normalize(), project).isThere();
  }

  private static UnfinishedMark mark(Path directory, String project) {
    return new UnfinishedMark(directory.resolve(hash("", project) + ".unfinished"));
  }

  /// Whether who held a lock of the project before was killed, or left it unfinished.
  public boolean followsKilled() {
    return followsKilled;
  }

  /// Says that what the killed one began is over.
  public void settled() {
    unfinished = false;
  }

  /// Has the next one follow this one as if it had been killed.
  public void leaveUnfinished() {
    unfinished = true;
  }

  /// What that one had noted; empty for nothing.
  public String foundNote() {
    return found;
  }

  /// Notes something for the next one, should this one be killed.
  public void note(String text) {
    mark.note(text);
  }

  /// Waits until nobody else holds the lock.
  ///
  /// @param directory is created when it is missing
  /// @param engine the engine's id: the same project on another engine is another project
  /// @param whenTaken told who holds it, such as `process 4711`, once and only when that is so
  /// @throws UncheckedIOException when there can be no lock file
  public static ProjectLock acquire(
      Path directory, String engine, String project, Consumer<String> whenTaken)
      throws InterruptedException {
    var folder = directory.toAbsolutePath().normalize();
    var file = folder.resolve(hash(engine, project) + ".lock");
    var inThisProcess = IN_THIS_PROCESS.computeIfAbsent(file, _ -> new Semaphore(1));
    if (!inThisProcess.tryAcquire()) {
      whenTaken.accept("this process");
      inThisProcess.acquire();
    }
    var locked = false;
    try {
      Files.createDirectories(directory);
      var lock = new ProjectLock(inThisProcess, lock(file, whenTaken), mark(folder, project));
      locked = true;
      return lock;
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot lock project " + project + " with " + file + ": " + DiskProblem.text(file, e), e);
    } finally {
      if (!locked) {
        inThisProcess.release();
      }
    }
  }

  /// Files are read and written through channels, which an interruption closes.
  @SuppressWarnings("ThreadInterrupted") // the exception says it
  private static InterruptedException interrupted(ClosedByInterruptException cause) {
    Thread.interrupted();
    var interrupted = new InterruptedException("interrupted while a project was locked");
    interrupted.initCause(cause);
    return interrupted;
  }

  private static FileChannel lock(Path file, Consumer<String> whenTaken)
      throws IOException, InterruptedException {
    var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    var locked = false;
    try {
      if (channel.tryLock() == null) {
        whenTaken.accept(holder(file));
        awaitLock(channel);
      }
      sign(channel);
      locked = true;
      return channel;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  /// Only a platform thread can be interrupted while the operating system lets it wait for a lock,
  /// whatever thread this is.
  @SuppressWarnings("Interruption") // the thread is ours
  private static void awaitLock(FileChannel channel) throws IOException, InterruptedException {
    var waiting = new FutureTask<FileLock>(channel::lock);
    var thread = Thread.ofPlatform().daemon().name("lock").start(waiting);
    try {
      waiting.get();
    } catch (InterruptedException e) {
      thread.interrupt();
      throw e;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private static void sign(FileChannel channel) throws IOException {
    var holder = "process " + ProcessHandle.current().pid() + "\n";
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException _) {
      // A full disk has no room for the name, which is for people only: it must not keep them from
      // taking something down. The lock holds all the same.
    }
  }

  private static String holder(Path file) throws IOException {
    var text = Files.readString(file).strip();
    return text.matches("process \\d+") ? text : "another process";
  }

  private static String hash(String engine, String project) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(engine.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(project.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Lets the next one have it.
  @Override
  public void close() {
    if (!unfinished) {
      mark.remove();
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      inThisProcess.release();
    }
  }
}
