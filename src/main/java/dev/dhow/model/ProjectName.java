package dev.dhow.model;

/// The name of a project, part of the names of everything it creates. Already checked by loading:
/// lower-case letters, digits, `-` and `_`, starting with a letter or digit.
public record ProjectName(String value) implements Comparable<ProjectName> {

  public ProjectName {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("must not be empty");
    }
  }

  @Override
  public int compareTo(ProjectName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
