package dev.dhow.app;

import dev.dhow.render.ProjectList;
import dev.dhow.spec.Labels;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// `ls`: the projects the engine has, whoever made them. Reads no files.
public final class ListProjects {
  private final Workplace workplace;

  public ListProjects(Workplace workplace) {
    this.workplace = workplace;
  }

  /// What `ls` was asked for, flag by flag.
  ///
  /// @param all whether projects without a running container are listed, and all containers counted
  /// @param names patterns, one of which a name must hold; empty for all
  /// @param format `table` or `json`
  public record Options(boolean all, List<String> names, String format, boolean quiet) {

    public Options {
      names = List.copyOf(names);
    }
  }

  /// @return the exit code
  public int run(Options options) throws InterruptedException {
    var patterns = options.names().stream().map(ListProjects::pattern).toList();
    var list =
        new ProjectList(
            workplace.insight().get().projects().stream()
                .filter(each -> options.all() || each.status().isUp())
                .filter(each ->
                    patterns.isEmpty()
                        || patterns.stream()
                            .anyMatch(
                                pattern -> pattern.matcher(each.label(Labels.PROJECT)).find()))
                .toList());
    workplace.screen().out().print(text(list, options));
    return 0;
  }

  private String text(ProjectList list, Options options) {
    if (options.quiet()) {
      return list.names();
    }
    return switch (options.format()) {
      case "table" -> list.table(workplace.screen().tableColumns());
      case "json" -> list.json();
      default -> throw UsageException.value("--format", "table or json", options.format());
    };
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "--filter name=%s is no pattern: %s".formatted(text, e.getDescription()));
    }
  }
}
