package dev.dhow.state;

/// The engine's id of a container, 64 hexadecimal digits.
public record ContainerId(String value) {

  /// The twelve digits people see.
  public String shortForm() {
    return value.length() > 12 ? value.substring(0, 12) : value;
  }

  @Override
  public String toString() {
    return shortForm();
  }
}
