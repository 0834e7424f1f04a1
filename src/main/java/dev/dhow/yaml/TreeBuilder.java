package dev.dhow.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlScalar.Kind;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Builds the documents of one file from the YAML library's events.
final class TreeBuilder {
  private static final String CORE_TAG = "tag:yaml.org,2002:";
  private static final int LONGEST_WORD = 40;
  private static final int MOST_WORDS = 10_000;

  private final Iterator<Event> events;
  private final Places places;
  private final YamlLimits limits;
  private final BiConsumer<YamlNode, YamlNode> overridden;
  private final Diagnostics diagnostics;
  private final Directives directives;
  private final List<YamlNode> documents = new ArrayList<>();

  /// What anchors stand for, those aside that are still being read.
  private final Map<String, Built> anchors = new HashMap<>();

  /// The number of the value that an anchor was last put to, from its beginning on.
  private final Map<String, Integer> anchored = new HashMap<>();

  private final Map<String, String> words = new HashMap<>();
  private @Nullable Event latest;
  private int resets;
  private int resetsRead;
  private int aliases;
  private int written;
  private long nodes;

  /// @param written where it stands, which for an alias is not where its value was written
  /// @param weight how many nodes it is made of, aliases followed
  /// @param height how many levels it has, aliases followed
  private record Built(YamlNode node, Span written, long weight, int height) {

    Built withoutResets() {
      return new Built(MergeTags.withoutResets(node), written, weight, height);
    }
  }

  TreeBuilder(
      Iterator<Event> events,
      Places places,
      YamlLimits limits,
      BiConsumer<YamlNode, YamlNode> overridden,
      Diagnostics diagnostics) {
    this.events = events;
    this.places = places;
    this.limits = limits;
    this.overridden = overridden;
    this.diagnostics = diagnostics;
    this.directives = new Directives(diagnostics);
  }

  List<YamlNode> documents() {
    return List.copyOf(documents);
  }

  /// Where the library was when it was last asked.
  @Nullable Span place() {
    return latest == null ? null : places.span(latest);
  }

  private Event next() {
    var event = events.next();
    latest = event;
    return event;
  }

  void readAll() {
    while (events.hasNext()) {
      var event = next();
      switch (event.getEventId()) {
        case Alias, Scalar, SequenceStart, MappingStart -> documents.add(build(event, 1).node());
        case DocumentStart -> directives.check(places.span(event));
        // Anchors of a document can be used in those behind it, as docker compose has it.
        case Comment, StreamStart, StreamEnd, DocumentEnd, SequenceEnd, MappingEnd -> {}
      }
    }
  }

  private Built build(Event event, int depth) {
    int number = ++written;
    if (number > limits.written()) {
      throw new LimitExceededException(
          places.span(event),
          "more than " + limits.written() + " values in one file",
          "write less into it, or share what is alike by aliases");
    }
    count(1, depth, event);
    var anchor = anchor(event);
    if (!anchor.isEmpty()) {
      anchored.put(anchor, number);
      anchors.remove(anchor);
    }
    boolean reset = isReset(event);
    int resetsBefore = resetsRead;
    resets += reset ? 1 : 0;
    var built =
        switch (event) {
          case AliasEvent alias -> resolve(alias, depth);
          case ScalarEvent scalar -> leaf(scalar(scalar));
          case CollectionStartEvent start when event.getEventId() == Event.ID.SequenceStart ->
              sequence(start, depth);
          case CollectionStartEvent start -> mapping(start, depth);
          default -> throw new IllegalStateException("no node starts with " + event);
        };
    resets -= reset ? 1 : 0;
    if (!anchor.isEmpty() && anchored.getOrDefault(anchor, 0) == number) {
      boolean resetsInside = resetsRead > resetsBefore;
      anchors.put(anchor, resetsInside ? built.withoutResets() : built);
    }
    resetsRead += MergeTags.isReset(built.node()) ? 1 : 0;
    return built;
  }

  /// The name of an anchor that stands here; empty for none, as no alias has an empty name.
  private static String anchor(Event event) {
    return event instanceof NodeEvent node && !(event instanceof AliasEvent)
        ? node.getAnchor().map(Anchor::getValue).orElse("")
        : "";
  }

  private void count(long more, int depth, Event at) {
    nodes += more;
    if (nodes > limits.nodes()) {
      throw new LimitExceededException(
          places.span(at),
          "more than " + limits.nodes() + " values once aliases are followed",
          "write less into one file, or use fewer aliases");
    }
    if (depth > limits.depth()) {
      throw new LimitExceededException(
          places.span(at), "nested more than " + limits.depth() + " levels deep", "nest less deep");
    }
  }

  private void checkWidth(int entries, Event at) {
    if (entries > limits.width()) {
      throw new LimitExceededException(
          places.span(at),
          "more than " + limits.width() + " entries in one mapping or list",
          "write less into it");
    }
  }

  private Built resolve(AliasEvent alias, int depth) {
    var name = alias.getAlias().getValue();
    if (++aliases > limits.aliases()) {
      throw new LimitExceededException(
          places.span(alias), "more than " + limits.aliases() + " aliases", "use fewer of them");
    }
    var target = anchors.get(name);
    if (target == null) {
      boolean open = anchored.containsKey(name);
      // What is reset goes, so it may contain whatever contains it.
      if (!open || resets == 0) {
        diagnostics.add(noTarget(name, open, places.span(alias)));
      }
      return leaf(new YamlScalar("", Kind.NULL, false, places.span(alias), null));
    }
    count(target.weight(), depth + target.height() - 1, alias);
    return new Built(target.node(), places.span(alias), target.weight(), target.height());
  }

  private static Diagnostic noTarget(String name, boolean open, Span alias) {
    return open
        ? Diagnostic.error(Code.YAML_SYNTAX, alias, "`&" + name + "` cannot contain itself")
            .withHint("remove the alias")
        : Diagnostic.error(
                Code.YAML_SYNTAX, alias, "no anchor `&" + name + "` stands before this alias")
            .withHint(
                "write `&" + name + "` in front of what it stands for, or quote a text with `*`");
  }

  private static boolean isReset(Event event) {
    return switch (event) {
      case CollectionStartEvent start -> start.getTag().filter(MergeTags.RESET::equals).isPresent();
      case ScalarEvent scalar -> scalar.getTag().filter(MergeTags.RESET::equals).isPresent();
      default -> false;
    };
  }

  private static Built leaf(YamlScalar scalar) {
    return new Built(scalar, scalar.span(), 1, 1);
  }

  private YamlScalar scalar(ScalarEvent event) {
    var span = places.span(event);
    boolean quoted = !event.isPlain();
    // The lone tag `!` changes nothing, as in docker compose.
    var tag = event.getTag().filter(each -> !each.equals("!")).orElse(null);
    var custom = customTag(event.getTag());
    var text = text(event);
    if (text.indexOf('\0') >= 0) {
      diagnostics.add(
          Diagnostic.error(Code.BAD_VALUE, span, "a text cannot contain the character U+0000")
              .withHint("remove the escape"));
    }
    if (tag == null && !quoted) {
      var resolved = ScalarResolver.resolve(text);
      return new YamlScalar(resolved.text(), resolved.kind(), false, span, null);
    }
    boolean said = tag != null && tag.equals(CORE_TAG + "str");
    if (tag == null || custom != null || said) {
      return new YamlScalar(text, Kind.STRING, quoted || said, span, custom);
    }
    if (tag.equals(CORE_TAG + "binary")) {
      return binary(text, span);
    }
    return forced(tag.substring(CORE_TAG.length()), text, span);
  }

  /// The library adds a line break to a block that the end of the file cuts off.
  private String text(ScalarEvent event) {
    var text = shared(event.getValue());
    boolean block = event.isLiteral() || event.isFolded();
    boolean cutOff = block && event.getEndMark().filter(end -> end.getColumn() > 0).isPresent();
    return cutOff && text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  /// The same few words stand in a file again and again.
  private String shared(String text) {
    if (text.length() > LONGEST_WORD) {
      return text;
    }
    var known = words.get(text);
    if (known == null && words.size() < MOST_WORDS) {
      words.put(text, text);
    }
    return known == null ? text : known;
  }

  /// A scalar with a tag of YAML's own, such as `!!int "3"`.
  private YamlScalar forced(String tag, String text, Span span) {
    var resolved = ScalarResolver.resolve(text);
    var wanted =
        switch (tag) {
          case "int" -> Kind.INTEGER;
          case "float" -> Kind.FLOAT;
          case "bool" -> Kind.BOOLEAN;
          case "null" -> Kind.NULL;
          default -> Kind.STRING;
        };
    boolean fits =
        resolved.kind() == wanted
            || (wanted == Kind.FLOAT && resolved.kind() == Kind.INTEGER)
            || (wanted == Kind.STRING && tag.equals("timestamp"));
    if (!fits) {
      diagnostics.add(
          Diagnostic.error(Code.YAML_SYNTAX, span, "cannot be read as `!!" + tag + "`")
              .withHint("remove the tag, or write a value of its kind"));
    }
    return new YamlScalar(
        wanted == Kind.STRING ? text : resolved.text(), wanted, false, span, null);
  }

  private YamlScalar binary(String text, Span span) {
    try {
      var decoded = Base64.getDecoder().decode(text.replaceAll("[\\r\\n]", ""));
      return new YamlScalar(new String(decoded, UTF_8), Kind.STRING, true, span, null);
    } catch (IllegalArgumentException _) {
      diagnostics.add(
          Diagnostic.error(Code.YAML_SYNTAX, span, "cannot be read as `!!binary`")
              .withHint("write it in base64, or remove the tag"));
      return new YamlScalar("", Kind.STRING, true, span, null);
    }
  }

  private static @Nullable String customTag(Optional<String> tag) {
    return tag.filter(text -> !text.startsWith(CORE_TAG) && !text.equals("!")).orElse(null);
  }

  private Built sequence(CollectionStartEvent start, int depth) {
    var items = new ArrayList<YamlNode>();
    long weight = 1;
    int height = 0;
    @Nullable Span last = null;
    var event = next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      var item = build(event, depth + 1);
      items.add(item.node());
      weight += item.weight();
      height = Math.max(height, item.height());
      last = item.written();
      event = next();
      checkWidth(items.size(), event);
    }
    var span = span(start, event, last);
    var node = new YamlSequence(items, span, customTag(start.getTag()));
    return new Built(node, span, weight, height + 1);
  }

  private Built mapping(CollectionStartEvent start, int depth) {
    var entries = new MappingEntries(overridden, diagnostics);
    int count = 0;
    long weight = 1;
    int height = 0;
    @Nullable Span last = null;
    var event = next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      boolean plain = event instanceof ScalarEvent scalar && scalar.isPlain();
      var key = build(event, depth + 1);
      var value = build(next(), depth + 1);
      entries.add(key.node(), plain, value.node());
      weight += key.weight() + value.weight();
      height = Math.max(height, Math.max(key.height(), value.height()));
      last = value.written();
      event = next();
      checkWidth(++count, event);
    }
    var span = span(start, event, last);
    var node = new YamlMapping(entries.merged(), span, customTag(start.getTag()));
    return new Built(node, span, weight, height + 1);
  }

  /// The place of a collection. One in block style ends with its last part, not where the library
  /// noticed that it is over.
  private Span span(CollectionStartEvent start, Event end, @Nullable Span last) {
    var span = places.span(start);
    if (start.isFlow() || last == null) {
      return new Span(span.file(), span.start(), places.span(end).end());
    }
    return new Span(span.file(), span.start(), last.end());
  }
}
