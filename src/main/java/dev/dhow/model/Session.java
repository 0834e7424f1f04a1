package dev.dhow.model;

import java.util.List;

/// What surrounds a container's process: its terminal, its groups, and commands that run beside it.
///
/// @param groupAdd further groups of the user, by name or number
/// @param preStart run before the container is started, one after the other
/// @param postStart run in the container once it has started, one after the other
/// @param preStop run in the container before it is stopped, one after the other
public record Session(
    boolean tty,
    boolean stdinOpen,
    List<String> groupAdd,
    List<InitContainer> preStart,
    List<Hook> postStart,
    List<Hook> preStop) {

  public static final Session NONE =
      new Session(false, false, List.of(), List.of(), List.of(), List.of());

  public Session {
    groupAdd = List.copyOf(groupAdd);
    preStart = List.copyOf(preStart);
    postStart = List.copyOf(postStart);
    preStop = List.copyOf(preStop);
  }

  /// The same for somebody who has one command run.
  public Session with(boolean terminal, boolean input) {
    return new Session(terminal, input, groupAdd, preStart, postStart, preStop);
  }
}
