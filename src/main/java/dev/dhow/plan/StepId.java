package dev.dhow.plan;

/// Names a step of a plan.
///
/// @param number counted from 1
public record StepId(int number) {

  @Override
  public String toString() {
    return "#" + number;
  }
}
