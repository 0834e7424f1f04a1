package dev.dhow.engine;

import dev.dhow.state.ContainerId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An engine in front of another one, one of whose changing calls goes wrong.
public final class FaultyEngine implements InvocationHandler {
  static final Set<String> ASKING =
      Set.of(
          "info",
          "containers",
          "allContainers",
          "allNetworks",
          "containersPublishing",
          "networks",
          "volumes",
          "image",
          "images",
          "inspect",
          "logs",
          "events",
          "exec",
          "files",
          "close");

  private final FakeEngine engine;
  private final int nth;
  private final Fault fault;
  private int calls;
  private boolean dead;
  private @Nullable Deed unfinished;
  private volatile @Nullable ContainerId halfMade;
  private Duration making = Duration.ofSeconds(5);

  private interface Deed {

    void run() throws Throwable;
  }

  /// What happens at a call.
  public enum Fault {
    /// The engine says no.
    REFUSED,
    /// Nothing is heard of it, and nothing happens.
    TIMED_OUT,
    /// The connection breaks before the engine has read the request.
    CUT_BEFORE,
    /// The connection breaks when the engine has done the work.
    CUT_AFTER,
    /// dhow is killed before it makes the call: the engine never hears of it again.
    KILLED_BEFORE,
    /// dhow is killed when the engine has done the work.
    KILLED_AFTER,
    /// dhow is killed while the engine is at work, which ends only after the next command looked.
    KILLED_MEANWHILE,
    /// dhow is killed while the engine makes a container, which it lists already, as old engines
    /// do, and knows nothing else of for a while.
    KILLED_HALFWAY;

    /// Whether dhow does not live to see what comes of the call.
    public boolean isDeath() {
      return switch (this) {
        case KILLED_BEFORE, KILLED_AFTER, KILLED_MEANWHILE, KILLED_HALFWAY -> true;
        case REFUSED, TIMED_OUT, CUT_BEFORE, CUT_AFTER -> false;
      };
    }
  }

  private FaultyEngine(FakeEngine engine, int nth, Fault fault) {
    this.engine = engine;
    this.nth = nth;
    this.fault = fault;
  }

  /// @param nth the changing call that goes wrong, counted from 1; with 0 none does
  public static FaultyEngine before(FakeEngine engine, int nth, Fault fault) {
    return new FaultyEngine(engine, nth, fault);
  }

  public Engine engine() {
    return (Engine)
        Proxy.newProxyInstance(Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, this);
  }

  /// How long the engine goes on making a container from when the next command begins.
  public FaultyEngine making(Duration time) {
    making = time;
    return this;
  }

  /// The engine for the next command: what is unfinished is done when that is about to change
  /// something.
  public Engine afterwards() {
    var made = engine.time().instant().plus(making);
    InvocationHandler handler =
        (_, method, arguments) -> {
          if (isHalfMade(arguments) && engine.time().instant().isBefore(made)) {
            throw new EngineException.NotFound("no such container: " + halfMade, null);
          }
          if (!ASKING.contains(method.getName())) {
            finish();
          }
          return call(method, arguments);
        };
    return (Engine)
        Proxy.newProxyInstance(
            Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, handler);
  }

  /// What the next command asks: what is unfinished is done while somebody waits for what happens.
  public Insight insightAfterwards() {
    var insight = engine.insight();
    InvocationHandler handler =
        (_, method, arguments) -> {
          var waits =
              arguments != null
                  && arguments[arguments.length - 1] instanceof Instant until
                  && until.isAfter(engine.time().instant());
          var answer = call(insight, method, arguments);
          if (waits) {
            finish();
          }
          return answer;
        };
    return (Insight)
        Proxy.newProxyInstance(
            Insight.class.getClassLoader(), new Class<?>[] {Insight.class}, handler);
  }

  private boolean isHalfMade(Object @Nullable [] arguments) {
    return halfMade != null && arguments != null && Arrays.asList(arguments).contains(halfMade);
  }

  private synchronized void finish() throws Throwable {
    var deed = unfinished;
    unfinished = null;
    if (deed != null) {
      deed.run();
    }
  }

  /// How many calls were to change something.
  public synchronized int calls() {
    return calls;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (!arrives(method.getName())) {
      return call(method, arguments);
    }
    switch (fault) {
      case REFUSED -> throw new EngineException.Refused(500, "no luck today", null);
      case TIMED_OUT -> throw new EngineException.TimedOut("no answer", null);
      case CUT_BEFORE, KILLED_BEFORE -> throw cut();
      case CUT_AFTER, KILLED_AFTER -> {
        call(method, arguments);
        throw cut();
      }
      case KILLED_HALFWAY -> {
        halfMade = call(method, arguments) instanceof ContainerId container ? container : null;
        throw cut();
      }
      case KILLED_MEANWHILE -> {
        unfinished = () -> call(method, arguments);
        if (method.getName().equals("stop") && arguments != null) {
          engine.signal((ContainerId) Objects.requireNonNull(arguments[0]));
        }
        throw cut();
      }
    }
    throw new IllegalStateException("unknown fault " + fault);
  }

  /// Whether it is this call's turn to go wrong.
  private synchronized boolean arrives(String method) {
    if (dead && !method.equals("close")) {
      throw cut();
    }
    if (ASKING.contains(method) || ++calls != nth) {
      return false;
    }
    dead = fault.isDeath();
    return true;
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    return call(engine, method, arguments);
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static EngineException cut() {
    return new EngineException.Unreachable("the connection broke", null, null);
  }
}
