package dev.dhow.app;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.event.RawText;
import dev.dhow.logs.LogItem;
import dev.dhow.logs.LogSource;
import dev.dhow.model.Naming;
import dev.dhow.model.ProjectName;
import dev.dhow.model.ServiceName;
import dev.dhow.render.LogJson;
import dev.dhow.render.LogRenderer;
import dev.dhow.render.TerminalBlock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Prints items of the merged stream as lines.
final class LogPrinter {
  private final Screen screen;
  private final TerminalBlock block;
  private final ProjectName project;
  private final LogRenderer renderer;
  private final boolean json;
  private final Map<LogSource, String> labels = new HashMap<>();

  /// @param block of the terminal, shared with whoever draws there
  /// @param apart whether containers' standard error goes to standard error; else all is output
  LogPrinter(
      Screen screen, TerminalBlock block, ProjectName project, LogStyle style, boolean apart) {
    this.screen = screen;
    this.block = block;
    this.project = project;
    this.json = style.json();
    var out =
        new LogRenderer.Target(
            screen.out(), style.colors() && screen.outColors(), screen.outTerminal());
    var err =
        new LogRenderer.Target(
            screen.err(), style.colors() && screen.errColors(), screen.errTerminal());
    this.renderer =
        new LogRenderer(
            out, apart ? err : out, new LogRenderer.Options(style.prefix(), style.timestamps()));
  }

  /// Gives each label its colour, and all of them room, before the first line. Thus what a
  /// container looks like does not depend on who writes first.
  void expect(Collection<String> labels) {
    labels.stream().sorted().forEach(renderer::expect);
  }

  /// @throws OutputClosedException when nobody reads the output any more; that nobody reads the
  ///   errors is no reason to end
  void print(List<LogItem> items) {
    if (!items.isEmpty()) {
      block.printAbove(() -> {
        items.forEach(this::print);
        renderer.flush();
      });
    }
    if (screen.out().checkError()) {
      throw new OutputClosedException();
    }
  }

  /// A line of a command that runs beside a container's process.
  void hook(String container, ServiceName service, Instant at, String text) {
    var usual =
        Stream.of(Naming.values())
            .anyMatch(each -> container.startsWith(each.join(project, service, "")));
    var label = (usual ? container.substring(project.value().length() + 1) : container) + " ->";
    block.printAbove(() -> {
      renderer.line(label, false, at, RawText.of(text), false);
      renderer.flush();
    });
  }

  private void print(LogItem item) {
    if (json) {
      screen.out().print(json(item));
      return;
    }
    var label = label(item.source());
    switch (item) {
      case LogItem.Line(_, var at, var channel, var text, var partial) ->
          renderer.line(label, channel == Channel.ERR, at, text, partial);
      case LogItem.Ended(_, _, var exitCode, var restarting) ->
          renderer.exited(label, exitCode, restarting);
      case LogItem.Unreadable(_, _, var message) -> renderer.status(label, message);
    }
  }

  /// Without a lambda, which would be made for each line.
  private String label(LogSource source) {
    var label = labels.get(source);
    if (label == null) {
      label = source.label(project);
      labels.put(source, label);
    }
    return label;
  }

  private static String json(LogItem item) {
    var source = item.source();
    var origin = new LogJson.Origin(source.service(), source.number());
    return switch (item) {
      case LogItem.Line(_, var at, var channel, var text, var partial) ->
          LogJson.line(origin, at, channel == Channel.ERR, text.toString(), partial);
      case LogItem.Ended(_, var at, var exitCode, var restarting) ->
          LogJson.ended(origin, at, exitCode, restarting);
      case LogItem.Unreadable(_, _, var message) -> LogJson.unreadable(origin, message);
    };
  }
}
