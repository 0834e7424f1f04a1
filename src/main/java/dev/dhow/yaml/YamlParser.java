package dev.dhow.yaml;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.SourceFile;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML text as docker compose does: aliases and merge keys (`<<`) replaced by what they
/// stand for, scalars resolved, keys unique and text. Nodes keep the place where their value was
/// written, also when it came in through an alias.
public final class YamlParser {
  private final YamlLimits limits;
  private final BiConsumer<YamlNode, YamlNode> overridden;

  public YamlParser(YamlLimits limits) {
    this(limits, (_, _) -> {});
  }

  /// @param overridden is told what a merge key brings and what counts instead of it
  public YamlParser(YamlLimits limits, BiConsumer<YamlNode, YamlNode> overridden) {
    this.limits = limits;
    this.overridden = overridden;
  }

  /// The documents of a file; none when it is empty, and as far as it could be read when it is
  /// broken.
  public List<YamlNode> parse(SourceFile file, Diagnostics diagnostics) {
    if (file.text().length() > limits.codePoints()) {
      diagnostics.add(
          Diagnostic.error(Code.YAML_LIMIT, file.wholeFile(), "the file is too large")
              .withHint("keep it below " + limits.codePoints() + " characters"));
      return List.of();
    }
    var settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            // In one go: the library moves all of a long token each time it reads on.
            .setBufferSize(file.text().length() + 2)
            .setVersionFunction(UnaryOperator.identity())
            .build();
    var places = new Places(file);
    var events = new Parse(settings).parseString(file.text()).iterator();
    var builder = new TreeBuilder(events, places, limits, overridden, diagnostics);
    try {
      builder.readAll();
    } catch (LimitExceededException e) {
      diagnostics.add(e.diagnostic());
    } catch (MarkedYamlEngineException e) {
      diagnostics.add(SyntaxErrors.explain(e, places));
    } catch (ReaderException e) {
      diagnostics.add(SyntaxErrors.explain(e, places));
    } catch (IllegalArgumentException e) {
      // What the library does with an escape beyond all characters.
      diagnostics.add(
          Diagnostic.error(Code.YAML_SYNTAX, builder.place(), "the YAML is broken behind this")
              .withHint("check the escapes with `\\U`, which stand for one character each"));
    } catch (YamlEngineException e) {
      diagnostics.add(
          Diagnostic.error(
                  Code.YAML_SYNTAX, file.wholeFile(), SyntaxErrors.sentence(e.getMessage()))
              .withHint("write it in a simpler form"));
    }
    return builder.documents();
  }
}
