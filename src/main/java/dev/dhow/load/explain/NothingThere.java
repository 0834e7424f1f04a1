package dev.dhow.load.explain;

import dev.dhow.diagnostic.Suggestion;
import dev.dhow.load.explain.ValuePath.Reached;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.stream.Collectors;

/// What to say to somebody whose path leads to nothing: what may have been meant, or what there is
/// where the path ends.
public final class NothingThere {
  private static final int MOST_LISTED = 20;

  private NothingThere() {}

  public static String advice(YamlMapping document, String path) {
    var reached = ValuePath.follow(document, path);
    var at = reached.at().path();
    return switch (reached.at().node()) {
      case YamlMapping mapping -> inMapping(reached, mapping);
      case YamlSequence list when list.items().isEmpty() -> "`" + at + "` is an empty list";
      case YamlSequence list when list.items().size() == 1 -> "`" + at + "` has one item, [0]";
      case YamlSequence list ->
          "`%s` has the items [0] to [%d]".formatted(at, list.items().size() - 1);
      case YamlScalar _ -> "`" + at + "` is one value, with nothing below it";
    };
  }

  private static String inMapping(Reached reached, YamlMapping mapping) {
    var names = mapping.entries().stream().map(Entry::name).toList();
    var at = reached.at().path();
    return Suggestion.of(ValuePath.first(reached.rest()), names)
        .map(name -> "did you mean `" + ValuePath.key(at, name) + "`?")
        .orElseGet(() -> {
          var all = names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
          var more = names.size() > MOST_LISTED ? " …" : "";
          var subject = at.isEmpty() ? "the project has " : "`" + at + "` has ";
          return subject + (names.isEmpty() ? "nothing in it" : all + more);
        });
  }
}
