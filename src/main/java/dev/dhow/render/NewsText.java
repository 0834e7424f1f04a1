package dev.dhow.render;

import dev.dhow.model.ServiceName;
import dev.dhow.watch.News;
import dev.dhow.watch.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What happened while sources were watched, as lines for people or an object for programs.
///
/// ```
///  ⦿ web: synced, 3 written, 1 removed, in 42 ms
///  ⦿ web: rebuilding, as package.json changed
/// ```
public final class NewsText {
  private static final String MARK = " ⦿ ";

  private final Colours colours;

  public NewsText(Colours colours) {
    this.colours = colours;
  }

  /// What is watched, as a line without its end.
  public static String watched(Rule rule) {
    return SafeText.of(
        " Service %s  watch  (%s: %s%s)"
            .formatted(
                rule.service(),
                rule.reaction().word(),
                rule.root(),
                rule.target().isEmpty() ? "" : " → " + rule.target()));
  }

  /// Lines without their ends.
  public List<String> lines(News news) {
    var lines = new ArrayList<String>();
    lines.add(mark(news) + SafeText.of(text(news)));
    if (news instanceof News.NotSynced(_, _, var hint) && hint != null) {
      lines.add("     hint: " + SafeText.of(hint));
    }
    return lines;
  }

  private String mark(News news) {
    return switch (news) {
      case News.NotSynced _, News.NotRebuilt _, News.NotRestarted _, News.NotRun _, News.Notice _ ->
          colours.yellow(MARK);
      case News.Ran(_, _, var exitCode) when exitCode != 0 -> colours.yellow(MARK);
      default -> colours.blue(MARK);
    };
  }

  /// One object, told apart from others by its first key, `watch`.
  public static String json(News news) {
    var json = new LinkedHashMap<String, Object>();
    json.put("watch", word(news));
    switch (news) {
      case News.Synced(
              var service,
              var written,
              var removed,
              var kept,
              var containers,
              var took) -> {
        json.put("service", service.value());
        json.put("written", written);
        json.put("removed", removed);
        if (!kept.isEmpty()) {
          json.put("kept", List.copyOf(kept));
        }
        json.put("containers", containers);
        json.put("milliseconds", took.toMillis());
      }
      case News.NotSynced(var container, _, _) -> json.put("container", container);
      case News.Rebuilding(var causes) -> json.put("services", values(causes.keySet()));
      case News.Rebuilt(var services, var took) -> {
        json.put("services", values(services));
        json.put("milliseconds", took.toMillis());
      }
      case News.NotRebuilt(var services, _) -> json.put("services", values(services));
      case News.Restarted(var causes) -> json.put("services", values(causes.keySet()));
      case News.NotRestarted(var services, _) -> json.put("services", values(services));
      case News.Said(var container, _) -> json.put("container", container);
      case News.Ran(var container, var command, var exitCode) -> {
        json.put("container", container);
        json.put("command", command);
        json.put("exitCode", exitCode);
      }
      case News.NotRun(var container, var command, _) -> {
        json.put("container", container);
        json.put("command", command);
      }
      case News.Enabled _, News.Disabled _, News.Notice _ -> {} // the word and the message say it
    }
    addMessage(json, news);
    return JsonText.of(json);
  }

  private static void addMessage(SequencedMap<String, Object> json, News news) {
    json.put("message", text(news));
    if (news instanceof News.NotSynced(_, _, var hint) && hint != null) {
      json.put("hint", hint);
    }
  }

  private static String word(News news) {
    return switch (news) {
      case News.Enabled _ -> "enabled";
      case News.Disabled _ -> "disabled";
      case News.Synced _ -> "synced";
      case News.NotSynced _ -> "not-synced";
      case News.Rebuilding _ -> "rebuilding";
      case News.Rebuilt _ -> "rebuilt";
      case News.NotRebuilt _ -> "not-rebuilt";
      case News.Restarted _ -> "restarted";
      case News.NotRestarted _ -> "not-restarted";
      case News.Said _ -> "said";
      case News.Ran _ -> "ran";
      case News.NotRun _ -> "not-run";
      case News.Notice _ -> "notice";
    };
  }

  private static String text(News news) {
    return switch (news) {
      case News.Enabled() -> "Watch enabled";
      case News.Disabled() -> "Watch disabled";
      case News.Synced synced -> synced(synced);
      case News.NotSynced(var container, var why, _) -> container + ": not synced, " + why;
      case News.Rebuilding(var causes) ->
          names(causes.keySet()) + ": rebuilding, as " + paths(causes) + " changed";
      case News.Rebuilt(var services, var took) ->
          names(services) + ": rebuilt in " + duration(took);
      case News.NotRebuilt(var services, var why) ->
          names(services) + ": not rebuilt, the containers stay as they are" + because(why);
      case News.Restarted(var causes) ->
          names(causes.keySet())
              + ": restarted"
              + (paths(causes).isEmpty() ? "" : ", as " + paths(causes) + " changed");
      case News.NotRestarted(var services, var why) ->
          names(services) + ": not restarted" + because(why);
      case News.Said(var container, var line) -> container + " | " + line;
      case News.Ran(var container, var command, var exitCode) ->
          container
              + ": ran "
              + command(command)
              + (exitCode == 0 ? "" : ", exit code " + exitCode);
      case News.NotRun(var container, var command, var why) ->
          container + ": did not run " + command(command) + because(why);
      case News.Notice(var text) -> text;
    };
  }

  private static String synced(News.Synced synced) {
    var parts = new ArrayList<String>();
    if (synced.written() > 0) {
      parts.add(synced.written() + " written");
    }
    if (synced.removed() > 0) {
      parts.add(synced.removed() + " removed");
    }
    if (!synced.kept().isEmpty()) {
      parts.add(some(synced.kept()) + " kept as something is mounted there");
    }
    if (synced.containers() > 1) {
      parts.add("in " + synced.containers() + " containers");
    }
    return "%s: synced, %s, in %s"
        .formatted(synced.service(), String.join(", ", parts), duration(synced.took()));
  }

  private static String some(Collection<String> paths) {
    var first = paths.stream().limit(3).collect(Collectors.joining(", "));
    return paths.size() > 3 ? first + " and " + (paths.size() - 3) + " more" : first;
  }

  private static String because(String why) {
    return why.isEmpty() ? "" : ": " + why;
  }

  private static String names(Collection<ServiceName> services) {
    return String.join(", ", values(services));
  }

  private static List<String> values(Collection<ServiceName> services) {
    return services.stream().map(ServiceName::value).toList();
  }

  private static String paths(Map<ServiceName, String> causes) {
    return causes.values().stream()
        .filter(path -> !path.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String command(List<String> words) {
    return "`" + String.join(" ", words) + "`";
  }

  private static String duration(Duration took) {
    return took.toMillis() < 1000
        ? took.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}
