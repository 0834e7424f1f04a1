package dev.dhow.load.interpolate;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.Span;
import dev.dhow.yaml.NodePath;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/// Replaces variables in all text values of documents; keys stay as they are.
public final class Interpolator {
  private static final long MOST_TEXT = 32 << 20;

  private final Map<String, String> variables;
  private final Diagnostics diagnostics;
  private final TypedPlaces types;
  private long expandedLength;
  private final UnsetVariables unset;

  /// What anchors and merge keys bring to many places is looked at once for each kind of place.
  private final IdentityHashMap<YamlNode, Replaced> replaced = new IdentityHashMap<>();

  /// What became of a node.
  private record Replaced(NodePath path, YamlNode result) {

    boolean suits(NodePath other) {
      return path.isLike(other);
    }
  }

  /// @param unset takes the variables without a value, to be reported when all files are read
  public Interpolator(
      Map<String, String> variables, UnsetVariables unset, Diagnostics diagnostics) {
    this.variables = variables;
    this.unset = unset;
    this.diagnostics = diagnostics;
    this.types = new TypedPlaces(diagnostics);
  }

  public YamlMapping interpolate(YamlMapping document) {
    return interpolate(document, NodePath.ROOT);
  }

  @SuppressWarnings("ReferenceEquality") // whether it is the same object, not what it says
  private YamlNode interpolate(YamlNode node, NodePath path) {
    var known = replaced.get(node);
    if (known != null && known.suits(path)) {
      return known.result();
    }
    var result = replacing(node, path);
    if (result != node) {
      replaced.put(node, new Replaced(path, result));
    }
    return result;
  }

  private YamlNode replacing(YamlNode node, NodePath path) {
    return switch (node) {
      case YamlMapping mapping -> interpolate(mapping, path);
      case YamlSequence sequence -> sequence.withEach(item -> interpolate(item, path.item()));
      case YamlScalar scalar when scalar.kind() == YamlScalar.Kind.STRING -> expand(scalar, path);
      case YamlScalar scalar -> scalar;
    };
  }

  private YamlMapping interpolate(YamlMapping mapping, NodePath path) {
    return mapping.withValues(entry -> interpolate(entry.value(), path.key(entry.name())));
  }

  private YamlScalar expand(YamlScalar scalar, NodePath path) {
    if (scalar.text().indexOf('$') < 0) {
      return types.typed(scalar, path);
    }
    var reporter = new Reporter(new DollarPlace(scalar)::at);
    var expanded = new Template(scalar.text(), variables, reporter).expand();
    expandedLength += expanded.length();
    if (expandedLength > MOST_TEXT) {
      diagnostics.add(
          Diagnostic.error(
                  Code.YAML_LIMIT, scalar.span(), "the file becomes too large with its variables")
              .withHint("use shorter values, or use them less often"));
      return scalar;
    }
    return reporter.failed ? scalar : types.typed(scalar.asText(expanded), path);
  }

  /// Replaces variables in a text that is not YAML.
  ///
  /// @param at where the text stands
  /// @param variables instead of the project's
  public String expand(String text, Span at, Map<String, String> variables) {
    return new Template(text, variables, new Reporter(_ -> at)).expand();
  }

  private final class Reporter implements Template.Listener {
    private final IntFunction<Span> places;
    private boolean failed;

    Reporter(IntFunction<Span> places) {
      this.places = places;
    }

    @Override
    public void unset(int offset, String variable) {
      unset.add(variable, () -> places.apply(offset));
    }

    @Override
    public void required(int offset, String variable, String message) {
      failed = true;
      var reason = message.isEmpty() ? "" : ": " + message;
      diagnostics.add(
          Diagnostic.error(
                  Code.REQUIRED_VARIABLE,
                  places.apply(offset),
                  "the required variable `" + variable + "` has no value" + reason)
              .withHint("set it in the environment or in the file `.env`"));
    }

    @Override
    public void malformed(int offset, String message) {
      failed = true;
      diagnostics.add(
          Diagnostic.error(Code.BAD_INTERPOLATION, places.apply(offset), message)
              .withHint("write ${NAME}, or $$ for a dollar sign"));
    }
  }
}
