package dev.dhow.plan;

/// The methods that turn a project and what the engine has into a [Plan], one for each verb.
public final class Planner {

  private Planner() {}
}
