package dev.dhow.model;

/// The key of a network under `networks`; the engine knows the network by [Network#name].
public record NetworkKey(String value) implements Comparable<NetworkKey> {

  public NetworkKey {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("must not be empty");
    }
  }

  @Override
  public int compareTo(NetworkKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
