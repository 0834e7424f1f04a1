package dev.dhow.load.interpolate;

import dev.dhow.diagnostic.Explanation.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds the variables that have a say in what a text becomes: not those in a default that does not
/// count.
public final class UsedVariables {

  private UsedVariables() {}

  /// A variable, and what stands where it was.
  public record Used(String name, Use use) {}

  /// In the order in which they stand there. What is wrong with the text has been told when it was
  /// loaded.
  public static List<Used> in(String text, Map<String, String> variables) {
    var used = new ArrayList<Used>();
    new Template(text, variables, new Collector(used)).expand();
    return used;
  }

  private record Collector(List<Used> into) implements Template.Listener {

    @Override
    public void used(String variable, Use use) {
      into.add(new Used(variable, use));
    }

    @Override
    public void unset(int offset, String variable) {}

    @Override
    public void required(int offset, String variable, String message) {}

    @Override
    public void malformed(int offset, String message) {}
  }
}
