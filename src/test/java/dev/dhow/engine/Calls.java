package dev.dhow.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The calls made to a [FakeEngine]: counted, and made to fail or to wait where a test says so.
///
/// Methods go by their names; those that create go by `createContainer`, `createNetwork` and
/// `createVolume`.
public final class Calls {
  private static final Set<String> MUTATING =
      Set.of(
          "createContainer",
          "hook",
          "copyInto",
          "sendFiles",
          "start",
          "stop",
          "restart",
          "kill",
          "pause",
          "unpause",
          "rename",
          "remove",
          "createNetwork",
          "removeNetwork",
          "connect",
          "disconnect",
          "createVolume",
          "removeVolume",
          "pull",
          "push",
          "build",
          "removeImage",
          "tag",
          "prepare",
          "startCommand",
          "startDetached");

  private final List<Call> made = new ArrayList<>();
  private final Map<String, List<Fault>> faults = new HashMap<>();
  private final Map<String, Gate> gates = new HashMap<>();
  private final Map<String, Runnable> deeds = new HashMap<>();

  /// A call, and what it was about: a name, an id or a reference.
  public record Call(String method, String subject) {

    public boolean isMutating() {
      return MUTATING.contains(method);
    }

    @Override
    public String toString() {
      return method + " " + subject;
    }
  }

  /// Holds calls back until it is opened.
  public static final class Gate {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /// Waits until a call is held back.
    public void awaitArrival() throws InterruptedException {
      arrived.await();
    }

    public void open() {
      opened.countDown();
    }

    private void pass() throws InterruptedException {
      arrived.countDown();
      opened.await();
    }
  }

  public synchronized List<Call> all() {
    return List.copyOf(made);
  }

  public synchronized int count(String method) {
    return (int) made.stream().filter(call -> call.method.equals(method)).count();
  }

  public synchronized List<Call> mutating() {
    return made.stream().filter(Call::isMutating).toList();
  }

  public synchronized List<Call> reading() {
    return made.stream().filter(Predicate.not(Call::isMutating)).toList();
  }

  /// Forgets the calls so far; faults and gates stay.
  public synchronized void forget() {
    made.clear();
  }

  /// The next call of the method fails.
  public void failNext(String method, EngineException failure) {
    failNth(method, 1, failure);
  }

  /// The nth call of the method from now on fails.
  public synchronized void failNth(String method, int nth, EngineException failure) {
    faults.computeIfAbsent(method, _ -> new ArrayList<>()).add(new Fault(nth, failure));
  }

  /// All calls of the method wait from now on until the gate is opened.
  public synchronized Gate holdBack(String method) {
    var gate = new Gate();
    gates.put(method, gate);
    return gate;
  }

  /// Does this when the next call of the method has its answer, before the caller gets it.
  public synchronized void afterNext(String method, Runnable deed) {
    deeds.put(method, deed);
  }

  void answered(String method) {
    Runnable deed;
    synchronized (this) {
      deed = deeds.remove(method);
    }
    if (deed != null) {
      deed.run();
    }
  }

  /// Waits until the method was called so often since the last [#forget].
  public synchronized void awaitCount(String method, int count) throws InterruptedException {
    while (count(method) < count) {
      wait();
    }
  }

  void made(String method, String subject) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException(method + " " + subject);
    }
    var gate = record(method, subject);
    if (gate != null) {
      gate.pass();
    }
    throwFault(method);
  }

  private synchronized @Nullable Gate record(String method, String subject) {
    made.add(new Call(method, subject));
    notifyAll();
    return gates.get(method);
  }

  private synchronized void throwFault(String method) {
    var planned = faults.getOrDefault(method, List.of());
    if (planned.isEmpty()) {
      return;
    }
    var later = new ArrayList<Fault>();
    EngineException now = null;
    for (var fault : planned) {
      if (fault.nth == 1) {
        now = fault.failure;
      } else {
        later.add(new Fault(fault.nth - 1, fault.failure));
      }
    }
    faults.put(method, later);
    if (now != null) {
      throw now;
    }
  }

  private record Fault(int nth, EngineException failure) {}
}
