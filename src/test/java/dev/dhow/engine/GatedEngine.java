package dev.dhow.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// An engine in front of another one that lets only so many changing calls through until its gate
/// is opened.
public final class GatedEngine implements InvocationHandler {
  private final Engine engine;
  private final int free;
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);
  private int calls;

  /// @param free how many changing calls come before the gate
  public GatedEngine(Engine engine, int free) {
    this.engine = engine;
    this.free = free;
  }

  public Engine engine() {
    return (Engine)
        Proxy.newProxyInstance(Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, this);
  }

  /// Waits until somebody stands before the gate, or will never come.
  public void awaitArrival() throws InterruptedException {
    reached.await();
  }

  /// Nobody comes any more.
  public void arrive() {
    reached.countDown();
  }

  public void open() {
    open.countDown();
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (!FaultyEngine.ASKING.contains(method.getName()) && stands()) {
      reached.countDown();
      open.await();
    }
    try {
      return method.invoke(engine, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private synchronized boolean stands() {
    return ++calls > free;
  }
}
