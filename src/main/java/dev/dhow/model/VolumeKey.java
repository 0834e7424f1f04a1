package dev.dhow.model;

/// The key of a volume under `volumes`; the engine knows the volume by [Volume#name].
public record VolumeKey(String value) implements Comparable<VolumeKey> {

  public VolumeKey {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("must not be empty");
    }
  }

  @Override
  public int compareTo(VolumeKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
