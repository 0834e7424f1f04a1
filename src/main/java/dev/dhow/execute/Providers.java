package dev.dhow.execute;

import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action.RunProvider;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

/// The programs that provide services in place of containers.
public interface Providers {

  /// Runs a program to its end; what it tells is remembered.
  ///
  /// @param told what it says of how far it is
  /// @throws dev.dhow.event.StepFailedException when it fails
  void run(RunProvider action, Consumer<String> told) throws InterruptedException;

  /// The variables for services that depend on others, by those others, as told so far.
  Map<ServiceName, SortedMap<String, String>> variables();
}
