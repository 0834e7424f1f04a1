package dev.dhow.app;

import dev.dhow.engine.Insight;
import dev.dhow.render.ImageList;
import dev.dhow.state.ImageFacts;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/// `images`: what a project's containers were made of. With only a name it needs no files.
public final class ListImages {
  private final Workplace workplace;

  public ListImages(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @param services as named; empty for all
  /// @param format `table` or `json`
  /// @return the exit code
  public int run(Set<String> services, String format, boolean quiet) throws InterruptedException {
    var project = workplace.projects().named();
    project.check(services);
    var containers =
        workplace.engine().get().containers(project.name()).stream()
            .filter(each -> services.isEmpty() || services.contains(each.service()))
            .toList();
    var list = new ImageList(rows(containers));
    workplace.screen().out().print(text(list, format, quiet));
    return 0;
  }

  private String text(ImageList list, String format, boolean quiet) {
    if (quiet) {
      return list.ids();
    }
    return switch (format) {
      case "table" -> list.table(workplace.clock().instant(), workplace.screen().tableColumns());
      case "json" -> list.json();
      default -> throw UsageException.value("--format", "table or json", format);
    };
  }

  private List<ImageList.Row> rows(List<ObservedContainer> containers) throws InterruptedException {
    var insight = workplace.insight().get();
    var ids = containers.stream().map(ObservedContainer::imageId).distinct().toList();
    var found = new HashMap<String, ImageFacts>();
    for (var image : Together.ask(questions(insight, ids))) {
      image.ifPresent(facts -> found.put(facts.id(), facts));
    }
    return containers.stream()
        .map(each -> new ImageList.Row(each, found.get(each.imageId())))
        .toList();
  }

  private static List<Callable<Optional<ImageFacts>>> questions(Insight insight, List<String> ids) {
    var questions = new ArrayList<Callable<Optional<ImageFacts>>>();
    ids.forEach(id -> questions.add(() -> insight.image(id)));
    return questions;
  }
}
