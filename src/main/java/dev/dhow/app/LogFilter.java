package dev.dhow.app;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.logs.LogItem;
import dev.dhow.state.ContainerId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Picks lines of the merged stream: those that match somewhere. Of a line that comes in parts, the
/// rest is picked once a part matched. Whatever is no line is kept.
final class LogFilter {
  private final @Nullable Pattern pattern;
  private final Set<Begun> begun = new HashSet<>();

  private record Begun(ContainerId container, Channel channel) {}

  private LogFilter(@Nullable Pattern pattern) {
    this.pattern = pattern;
  }

  /// Picks everything.
  static LogFilter all() {
    return new LogFilter(null);
  }

  static LogFilter matching(Pattern pattern) {
    return new LogFilter(pattern);
  }

  List<LogItem> of(List<LogItem> items) {
    return pattern == null ? items : items.stream().filter(item -> picks(pattern, item)).toList();
  }

  private boolean picks(Pattern wanted, LogItem item) {
    if (item instanceof LogItem.Ended ended) {
      // What it did not finish stays unfinished: its next life begins with a line of its own.
      begun.removeIf(each -> each.container().equals(ended.source().container()));
    }
    if (!(item instanceof LogItem.Line line)) {
      return true;
    }
    var place = new Begun(line.source().container(), line.channel());
    var picked = begun.contains(place) || wanted.matcher(line.text()).find();
    if (picked && line.partial()) {
      begun.add(place);
    } else {
      begun.remove(place);
    }
    return picked;
  }
}
