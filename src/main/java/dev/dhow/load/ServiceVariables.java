package dev.dhow.load;

import dev.dhow.diagnostic.Explanation;
import dev.dhow.diagnostic.Explanation.Loser;
import dev.dhow.load.env.EnvFileParser;
import dev.dhow.model.EnvFile;
import dev.dhow.model.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Explains the variables that services have from their env files.
final class ServiceVariables {
  private final Sources sources;
  private final EnvFileParser parser;
  private final Map<String, String> variables;
  private final Map<EnvFile, Map<String, Loser>> known = new HashMap<>();

  ServiceVariables(Sources sources, EnvFileParser parser, Map<String, String> variables) {
    this.sources = sources;
    this.parser = parser;
    this.variables = Map.copyOf(variables);
  }

  /// One for each variable that only env files set, and that the path means.
  ///
  /// @param path a service's environment, one variable of it, or something above
  List<Explanation> explain(Service service, String path) {
    var explanations = new ArrayList<Explanation>();
    var environment = "services." + service.name() + ".environment";
    service
        .process()
        .environment()
        .forEach((name, value) -> {
          var own = environment + "." + name;
          boolean meant = own.equals(path) || own.startsWith(path + ".");
          boolean declared = service.process().declaredEnvironment().containsKey(name);
          if (meant && !declared && value != null) {
            var places = places(service, name);
            var origin = places.isEmpty() ? null : places.getFirst().place();
            var losers = places.isEmpty() ? places : places.subList(1, places.size());
            explanations.add(new Explanation(own, value, origin, List.of(), losers));
          }
        });
    return explanations;
  }

  /// The explanation of a declared variable, with what env files say of it and does not count.
  Explanation complete(Explanation explanation, Service service) {
    var environment = "services." + service.name() + ".environment.";
    if (!explanation.path().startsWith(environment)) {
      return explanation;
    }
    var name = explanation.path().substring(environment.length());
    var losers = new ArrayList<>(explanation.losers());
    losers.addAll(places(service, name));
    return explanation.withLosers(losers);
  }

  /// Where the env files of a service set a variable, the one that wins first.
  private List<Loser> places(Service service, String name) {
    var places = new ArrayList<Loser>();
    for (var file : service.process().envFiles()) {
      var place = known.computeIfAbsent(file, this::read).get(name);
      if (place != null) {
        places.addFirst(place);
      }
    }
    return places;
  }

  private Map<String, Loser> read(EnvFile file) {
    boolean raw = "raw".equals(file.format());
    var path = sources.resolve(file.path().toString());
    var said = new HashMap<String, Loser>();
    sources
        .read(path, "the env file", null)
        .ifPresent(source -> {
          var values = new LinkedHashMap<String, String>();
          parser.parse(source, raw, variables, values);
          parser
              .places(source, variables, raw)
              .forEach(
                  (name, place) -> said.put(name, new Loser(values.getOrDefault(name, ""), place)));
        });
    return said;
  }
}
