package dev.dhow.app;

import dev.dhow.event.StepFailedException;
import dev.dhow.execute.Providers;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action.RunProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Programs that tell what a test wants, and fail when they are of the type `broken`.
final class FakeProviders implements Providers {
  final List<String> ran = new ArrayList<>();
  final SortedMap<String, String> tells = new TreeMap<>();
  private final Map<ServiceName, SortedMap<String, String>> variables = new TreeMap<>();

  @Override
  public synchronized void run(RunProvider action, Consumer<String> told) {
    var name = action.service().name();
    ran.add(name + " " + action.verb().id());
    told.accept("at work");
    var provider = action.service().provider();
    if (provider != null && provider.type().equals("broken")) {
      throw new StepFailedException("it is broken", null, List.of(), null);
    }
    variables.put(name, new TreeMap<>(tells));
  }

  @Override
  public synchronized Map<ServiceName, SortedMap<String, String>> variables() {
    return Map.copyOf(variables);
  }
}
