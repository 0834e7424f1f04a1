package dev.dhow.load;

import dev.dhow.diagnostic.Explanation;
import dev.dhow.diagnostic.Explanation.Loser;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tells where a project has its name from: [ProjectNaming] says in which order these count.
final class NameOrigin {
  private static final String NAME = "name";

  private final NamedWorkspace named;
  private final LoadRequest request;
  private final VariableOrigins origins;
  private final List<Map<String, Setting>> files;

  /// @param files what the project's env files set, the one that wins first
  NameOrigin(
      NamedWorkspace named,
      LoadRequest request,
      VariableOrigins origins,
      List<Map<String, Setting>> files) {
    this.named = named;
    this.request = request;
    this.origins = origins;
    this.files = List.copyOf(files);
  }

  /// The document with the name that the project has in the end.
  YamlMapping putInto(YamlMapping document) {
    var entries = new ArrayList<Entry>();
    var declared = document.entry(NAME);
    var place = declared.map(entry -> entry.value().span()).orElse(document.span());
    entries.add(
        new Entry(YamlScalar.string(NAME, place), YamlScalar.string(named.name().value(), place)));
    document.entries().stream().filter(entry -> !entry.name().equals(NAME)).forEach(entries::add);
    return document.withEntries(entries);
  }

  /// @param found what was found out about `name` in the files
  Explanation explain(Explanation found) {
    var given = request.projectName();
    if (given != null && !given.isEmpty()) {
      return instead(found, "given by -p", List.of());
    }
    var variable = named.workspace().variables().getOrDefault(VariableOrigins.PROJECT, "");
    if (!variable.isEmpty()) {
      var origin = origins.of(VariableOrigins.PROJECT, files);
      return instead(found, "given by a variable", List.of(origin));
    }
    return found.origin() != null
        ? found
        : instead(found, "the name of the folder " + named.workspace().directory(), List.of());
  }

  private static Explanation instead(
      Explanation found, String reason, List<Explanation.Variable> variables) {
    var losers = new ArrayList<Loser>();
    var origin = found.origin();
    if (origin != null) {
      var file = origin.file();
      var written = file.text().substring(file.offset(origin.start()), file.offset(origin.end()));
      losers.add(new Loser(written, origin));
    }
    losers.addAll(found.losers());
    return new Explanation(found.path(), found.value(), null, reason, variables, losers);
  }
}
