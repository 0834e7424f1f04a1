package dev.dhow.app;

import dev.dhow.app.Screen.ProgressMode;
import dev.dhow.engine.Engine;
import dev.dhow.engine.FakeEngine;
import dev.dhow.engine.Insight;
import dev.dhow.engine.VirtualTime;
import dev.dhow.execute.Timer;
import dev.dhow.load.Projects;
import dev.dhow.load.Work;
import dev.dhow.load.check.ServiceSelection;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.HostView;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Use cases on an engine in memory: the project `shop`, and what is told about it.
final class Scene implements AutoCloseable {
  final VirtualTime time = new VirtualTime();
  final FakeEngine engine = new FakeEngine(time).withImage("busybox");
  Engine front = engine;
  Insight insight = engine.insight();
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  final FakeProviders providers = new FakeProviders();
  final FakeModels models = new FakeModels();
  final FakeConsole console = new FakeConsole();
  boolean progressWithResults;
  boolean terminal;
  ProgressMode progress = ProgressMode.PLAIN;
  HostView host = HostView.BLIND;
  Timer timer = Timer.real();
  Interruptions interruptions = Interruptions.NONE;
  Consent consent = Consent.NOBODY;
  private final TakenLock lock = new TakenLock();
  private boolean nameGiven;
  private Writer reader = out;
  private Optional<Project> project = Optional.empty();

  Scene project(String yaml) {
    project = Optional.of(Projects.of(yaml));
    return this;
  }

  /// Another project is worked on from now on.
  Scene project(String name, String yaml) {
    project = Optional.of(Projects.named(name, yaml));
    return this;
  }

  /// The command line gives the project's name from now on, beside its files.
  void giveName() {
    nameGiven = true;
  }

  /// Only the project's name is given from now on.
  void forgetFiles() {
    project = Optional.empty();
  }

  /// Somebody else does this when the project is about to be locked, once.
  void beforeLock(Callable<Integer> deed) {
    lock.before = deed;
  }

  /// Somebody else has the project's lock from now on.
  TakenLock takeLock() {
    lock.taken = true;
    return lock;
  }

  /// The last command that changed the project was killed.
  void wasKilled() {
    lock.unfinished = true;
  }

  /// Nobody reads the results any more from now on.
  void closeOutput() {
    reader =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
  }

  /// The claim to watch cannot be made, for this reason.
  void watchFails(RuntimeException problem) {
    lock.unclaimable = problem;
  }

  /// The claim to watch is never answered from now on.
  TakenLock watchHangs() {
    lock.watchHangs = true;
    return lock;
  }

  /// Somebody else watches the project's sources from now on.
  void watchedElsewhere() {
    lock.watched = true;
  }

  Workplace workplace() {
    return workplace(lock, () -> front);
  }

  /// Of another user or machine, who shares no lock with anybody.
  Workplace elsewhere(Engine engine) {
    var other = new TakenLock();
    other.maker = "elsewhere";
    return workplace(other, () -> engine);
  }

  private Workplace workplace(Locks locks, Supplier<Engine> reached) {
    var results = new PrintWriter(reader);
    var story = new PrintWriter(err);
    var screen =
        new Screen(
            results,
            story,
            progressWithResults,
            terminal,
            terminal,
            false,
            false,
            progress,
            () -> new Screen.Size(24, 80));
    return new Workplace(
        new Source(),
        reached,
        () -> insight,
        locks,
        time,
        timer,
        screen,
        host,
        console,
        providers,
        models,
        consent,
        interruptions,
        null);
  }

  int up(UpFlags flags) throws InterruptedException {
    return new Up(workplace()).run(flags.options());
  }

  /// An `up` on a thread of its own.
  Running upBeside(UpFlags flags) {
    return new Running(() -> up(flags));
  }

  @Override
  public void close() {
    engine.close();
  }

  /// A command that goes on while the test does.
  static final class Running {
    private final FutureTask<Integer> task;
    private final Thread thread;

    Running(Callable<Integer> work) {
      this.task = new FutureTask<>(work);
      this.thread = Thread.ofVirtual().start(task);
    }

    @SuppressWarnings("Interruption") // as Ctrl-C does
    void interrupt() {
      thread.interrupt();
    }

    int exitCode() throws InterruptedException {
      try {
        return task.get();
      } catch (ExecutionException e) {
        throw new AssertionError(e.getCause());
      }
    }
  }

  /// A lock that can be somebody else's for ever.
  static final class TakenLock implements Locks {
    private final CountDownLatch awaited = new CountDownLatch(1);
    private volatile String maker = "here";
    private volatile boolean unfinished;
    private volatile boolean left;
    private volatile Duration grace = Duration.ZERO;
    private volatile boolean taken;
    private volatile boolean watched;
    private volatile boolean watchHangs;
    private volatile @Nullable RuntimeException unclaimable;
    private volatile @Nullable Callable<Integer> before;

    @Override
    public Held acquire(String engine, ProjectName project, Consumer<String> whenTaken)
        throws InterruptedException {
      var deed = before;
      before = null;
      if (deed != null) {
        new Running(deed).exitCode();
      }
      if (taken) {
        whenTaken.accept("somebody else");
        awaited.countDown();
        new CountDownLatch(1).await();
      }
      return held();
    }

    private Held held() {
      var follows = unfinished;
      return new Held() {
        private boolean settled = !follows;

        @Override
        public boolean followsKilled() {
          return follows;
        }

        @Override
        public void settled() {
          settled = true;
        }

        @Override
        public Duration graceOfKilled() {
          return follows ? grace : Duration.ZERO;
        }

        @Override
        public void noteGrace(Duration noted) {
          grace = noted;
        }

        @Override
        public void close() {
          unfinished = !settled || left;
          left = false;
        }
      };
    }

    @Override
    public void leaveUnfinished(ProjectName project) {
      left = true;
    }

    @Override
    public boolean isUnfinished(ProjectName project) {
      return unfinished;
    }

    @Override
    public String maker() {
      return maker;
    }

    @Override
    public Held acquireWatch(String engine, ProjectName project, Consumer<String> whenTaken)
        throws InterruptedException {
      var problem = unclaimable;
      if (problem != null) {
        throw problem;
      }
      if (watchHangs) {
        awaited.countDown();
        new CountDownLatch(1).await();
      }
      if (watched) {
        whenTaken.accept("somebody else");
      }
      return held();
    }

    void awaitWaiter() throws InterruptedException {
      awaited.await();
    }
  }

  private final class Source implements ProjectSource {

    @Override
    public Project load(Work work, Set<String> named, boolean withDependencies) {
      var names = named.stream().map(ServiceName::new).toList();
      return ServiceSelection.narrow(project.orElseThrow(), names, withDependencies);
    }

    @Override
    public Span place(String... path) {
      var text = String.join(".", path);
      return new SourceFile("compose.yaml", text).wholeFile();
    }

    @Override
    public Variables variables() {
      return new Variables(Map.of());
    }

    @Override
    public NamedProject named() {
      return nameGiven ? NamedProject.only(new ProjectName("shop")) : described();
    }

    @Override
    public NamedProject described() {
      return project
          .map(NamedProject::of)
          .orElseGet(() -> NamedProject.only(new ProjectName("shop")));
    }
  }
}
