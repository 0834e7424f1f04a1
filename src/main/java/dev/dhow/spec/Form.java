package dev.dhow.spec;

/// The two ways docker compose writes a project. They differ in more than syntax: JSON keeps some
/// empty members and has no extensions below the top, YAML the other way round.
public enum Form {
  JSON,
  YAML
}
