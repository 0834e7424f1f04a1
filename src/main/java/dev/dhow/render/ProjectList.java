package dev.dhow.render;

import dev.dhow.model.Entries;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The output of `ls`: projects by name, with the states of their containers and their files.
public final class ProjectList {
  private static final int NARROWEST = 20;
  private static final int GAP = 3;

  private final SortedMap<String, List<ObservedContainer>> projects;

  /// @param containers of all projects that are to be listed
  public ProjectList(List<ObservedContainer> containers) {
    this.projects =
        containers.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.label(Labels.PROJECT), TreeMap::new, Collectors.toList()));
  }

  /// @param width of the terminal that it is to fit; 0 for none
  public String table(int width) {
    var table = new TextTable(NARROWEST, GAP).fittedTo(width);
    table.row(List.of("NAME", "STATUS", "CONFIG FILES"));
    projects.forEach(
        (name, containers) -> table.row(List.of(name, status(containers), files(containers))));
    return table.text();
  }

  /// One array.
  public String json() {
    var rows = new ArrayList<Map<String, Object>>();
    projects.forEach((name, containers) -> {
      var row = new LinkedHashMap<String, Object>();
      row.put("Name", name);
      row.put("Status", status(containers));
      row.put("ConfigFiles", files(containers));
      rows.add(row);
    });
    return JsonText.of(rows) + "\n";
  }

  /// One name a line.
  public String names() {
    return Listing.lines(projects.keySet().stream().map(SafeText::of));
  }

  /// Such as `exited(1), running(2)`.
  private static String status(List<ObservedContainer> containers) {
    var counts =
        containers.stream()
            .map(ObservedContainer::status)
            .map(ContainerStatus::id)
            .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    return Entries.of(counts)
        .map(entry -> "%s(%d)".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String files(List<ObservedContainer> containers) {
    var files =
        containers.stream()
            .flatMap(each -> Stream.of(each.label(Labels.CONFIG_FILES).split(",", -1)))
            .filter(file -> !file.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    return files.isEmpty() ? "N/A" : String.join(",", files);
  }
}
