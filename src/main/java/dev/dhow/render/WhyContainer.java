package dev.dhow.render;

import dev.dhow.event.StepFailedException.Fact;
import dev.dhow.state.ContainerDetail;
import java.util.List;

/// A container that was looked into for `why`.
///
/// @param facts what is known of its trouble, its last lines included
/// @param output its last lines
public record WhyContainer(ContainerDetail detail, List<Fact> facts, List<String> output) {

  public WhyContainer {
    facts = List.copyOf(facts);
    output = List.copyOf(output);
  }
}
