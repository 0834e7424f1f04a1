package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.source.Span;
import dev.dhow.yaml.NodePath;
import dev.dhow.yaml.PathPattern;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.List;
import java.util.function.Predicate;

/// What dhow understands but does not carry out yet. Commands that only look at a project do not
/// mind; those that build or run it refuse to, as leaving something out would be worse.
///
/// Once something is carried out, its line goes.
public final class NotYet {

  private static final List<Rule> ALL =
      List.of(
          rule(
              "pre_start",
              NotYet::isSomething,
              "`pre_start` of a service, which is newer than docker compose 2.40,",
              "let another service do it that this one needs: `condition:"
                  + " service_completed_successfully`"));

  private final Project project;
  private final Diagnostics found;

  private NotYet(Project project, Diagnostics found) {
    this.project = project;
    this.found = found;
  }

  /// @param pattern below a service
  /// @param when which values are not carried out
  private record Rule(PathPattern pattern, Predicate<YamlNode> when, String what, String hint) {}

  private static Rule rule(String pattern, Predicate<YamlNode> when, String what, String hint) {
    return new Rule(PathPattern.parse(pattern), when, what, hint);
  }

  /// What the enabled services of a project have of it.
  ///
  /// @param canonical the document the project was decoded from
  public static List<Diagnostic> of(Project project, YamlMapping canonical) {
    var found = new Diagnostics();
    var notYet = new NotYet(project, found);
    if (canonical.value("services").orElse(null) instanceof YamlMapping services) {
      for (var service : services.entries()) {
        if (notYet.isEnabled(service.name())) {
          notYet.walk(service.value(), service.key().span(), NodePath.ROOT, ALL);
        }
      }
    }
    return found.all();
  }

  private boolean isEnabled(String service) {
    return project.services().containsKey(new ServiceName(service));
  }

  private void walk(YamlNode node, Span place, NodePath path, List<Rule> rules) {
    for (var rule : rules) {
      if (rule.pattern().matches(path) && rule.when().test(node)) {
        found.add(
            Diagnostic.error(Code.NOT_SUPPORTED_YET, place, rule.what() + " is not supported yet")
                .withHint(rule.hint()));
        return;
      }
    }
    switch (node) {
      case YamlScalar _ -> {}
      case YamlSequence list ->
          list.items().forEach(item -> walk(item, item.span(), path.item(), rules));
      case YamlMapping mapping ->
          mapping
              .entries()
              .forEach(
                  entry -> walk(entry.value(), entry.key().span(), path.key(entry.name()), rules));
    }
  }

  /// An empty list or text asks for nothing.
  private static boolean isSomething(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> !scalar.text().isEmpty();
      case YamlSequence list -> !list.items().isEmpty();
      case YamlMapping mapping -> !mapping.entries().isEmpty();
    };
  }
}
