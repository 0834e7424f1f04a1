package dev.dhow.load;

/// What a command is going to do with a project. What dhow reads but cannot carry out yet is a
/// mistake only where it would be carried out.
public enum Work {
  /// Looks at the project, or at what there is of it, or makes images.
  READ,
  /// Makes containers, and images for them.
  RUN
}
