package dev.dhow.model;

/// The name of a project, part of the names of everything it creates. Already checked by loading:
/// lower-case letters, digits, `-` and `_`, starting with a letter or digit.
public record ProjectName(String value) implements Comparable<ProjectName> {
  /// What to do about a name that is not allowed.
  public static final String RULE =
      "use lower-case letters, digits, `-` and `_`, and start with a letter or digit";

  public ProjectName {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("must not be empty");
    }
  }

  /// Whether a text can be the name of a project.
  public static boolean allows(String name) {
    return name.matches("[a-z0-9][a-z0-9_-]*");
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
