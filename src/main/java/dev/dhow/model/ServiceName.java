package dev.dhow.model;

/// The key of a service under `services`.
public record ServiceName(String value) implements Comparable<ServiceName> {

  public ServiceName {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("must not be empty");
    }
  }

  @Override
  public int compareTo(ServiceName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
