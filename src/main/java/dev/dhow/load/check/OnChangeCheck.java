package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.diagnostic.Suggestion;
import dev.dhow.model.OnChange;
import dev.dhow.model.Project;
import dev.dhow.model.Value;
import dev.dhow.yaml.NodeLocator;
import java.util.Set;

/// The section `x-dhow` of a service says only what dhow understands.
final class OnChangeCheck implements Check {

  @Override
  public void check(Project project, NodeLocator places, Diagnostics diagnostics) {
    for (var service : project.services().values()) {
      var section = service.extensions().get(OnChange.SECTION);
      var name = service.name().value();
      switch (section) {
        case null -> {}
        case Value.Null() -> {}
        case Value.Fields(var fields) ->
            fields.forEach((key, value) -> entry(name, key, value, places, diagnostics));
        case Value _ ->
            diagnostics.add(
                Diagnostic.error(
                        Code.WRONG_TYPE,
                        places.at("services", name, OnChange.SECTION),
                        "`x-dhow` of service \"%s\" is no mapping".formatted(name))
                    .withHint("write it as x-dhow: {on-change: restart}"));
      }
    }
  }

  private static void entry(
      String service, String key, Value value, NodeLocator places, Diagnostics diagnostics) {
    var place = places.at("services", service, OnChange.SECTION, key);
    if (!key.equals(OnChange.KEY)) {
      diagnostics.add(
          Diagnostic.error(Code.UNKNOWN_KEY, place, "`%s` is not a key of `x-dhow`".formatted(key))
              .withHint(
                  Suggestion.of(key, Set.of(OnChange.KEY)).isPresent()
                      ? "did you mean `on-change`?"
                      : "it knows `on-change` only"));
    } else if (!(value instanceof Value.Text(var text)) || OnChange.parse(text).isEmpty()) {
      diagnostics.add(
          Diagnostic.error(
                  Code.BAD_VALUE,
                  place,
                  "`on-change` of service \"%s\" is none of its values".formatted(service))
              .withHint("write recreate, restart, ignore, or signal: and a signal's name"));
    }
  }
}
