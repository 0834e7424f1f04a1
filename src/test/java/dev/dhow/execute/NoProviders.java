package dev.dhow.execute;

import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action.RunProvider;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

/// For plans that run no programs.
public final class NoProviders implements Providers {

  @Override
  public void run(RunProvider action, Consumer<String> told) {
    throw new AssertionError("nobody provides " + action.service().name());
  }

  @Override
  public Map<ServiceName, SortedMap<String, String>> variables() {
    return Map.of();
  }
}
