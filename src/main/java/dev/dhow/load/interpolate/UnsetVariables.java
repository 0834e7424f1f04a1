package dev.dhow.load.interpolate;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Supplier;

/// The variables without a value that were taken as empty, so that each is warned about once, with
/// all places where it stands.
public final class UnsetVariables {
  private static final int MOST_PLACES = 9;

  private final SequencedMap<String, SequencedSet<Span>> places = new LinkedHashMap<>();
  private final Map<String, Integer> more = new HashMap<>();
  private int known;

  /// @param place found only when it will be told, as that takes time
  void add(String variable, Supplier<Span> place) {
    var spans = places.get(variable);
    if (known >= Diagnostics.MOST || (spans != null && spans.size() > MOST_PLACES)) {
      more.merge(variable, 1, Integer::sum);
      return;
    }
    boolean added = places.computeIfAbsent(variable, _ -> new LinkedHashSet<>()).add(place.get());
    known += added ? 1 : 0;
  }

  /// Warns about those that were found since the last time.
  public void report(Diagnostics diagnostics) {
    places.forEach((variable, spans) ->
        diagnostics.add(warning(variable, spans, more.getOrDefault(variable, 0))));
    places.clear();
    more.clear();
  }

  private static Diagnostic warning(String variable, SequencedSet<Span> spans, int more) {
    var others = new ArrayList<>(spans);
    var first = others.removeFirst();
    var message = "the variable `" + variable + "` is not set, so it is taken as empty";
    var hint = "set it, write ${" + variable + ":-default}, or $$ for a dollar sign";
    if (others.isEmpty()) {
      return Diagnostic.warning(Code.UNSET_VARIABLE, first, message).withHint(hint);
    }
    var second = others.removeFirst();
    return Diagnostic.warning(Code.UNSET_VARIABLE, first, message)
        .relatedTo(second)
        .withHint(others.isEmpty() ? hint : hint + "; it also stands at " + list(others, more));
  }

  private static String list(List<Span> spans, int more) {
    var listed = String.join(", ", spans.stream().map(Span::toString).toList());
    return more > 0 ? listed + " and " + more + " more" : listed;
  }
}
