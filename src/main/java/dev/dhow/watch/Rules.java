package dev.dhow.watch;

import dev.dhow.model.Build;
import dev.dhow.model.Develop;
import dev.dhow.model.Mount;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.spec.IgnoreRules;
import dev.dhow.watch.Rule.Reaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// What a project says is to be done while its sources change.
///
/// @param rules in order of services, and as written
/// @param left paths that are not watched, and why
/// @param mistakes what makes it impossible, each with a hint
public record Rules(List<Rule> rules, List<String> left, List<Mistake> mistakes) {

  public Rules {
    rules = List.copyOf(rules);
    left = List.copyOf(left);
    mistakes = List.copyOf(mistakes);
  }

  /// What is wrong, and what to do about it.
  public record Mistake(String message, String hint) {}

  /// @param read the text of a file; empty when there is none
  public static Rules of(Project project, Function<Path, Optional<String>> read) {
    var collected = new Collected(read, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    project.services().values().forEach(collected::add);
    return new Rules(collected.rules, collected.left, collected.mistakes);
  }

  /// Those of some services are found one after the other.
  private record Collected(
      Function<Path, Optional<String>> read,
      List<Rule> rules,
      List<String> left,
      List<Mistake> mistakes) {

    void add(Service service) {
      var develop = service.develop();
      if (develop == null) {
        return;
      }
      for (var watch : develop.watches()) {
        try {
          add(service, watch, Reaction.of(watch.action()));
        } catch (IllegalArgumentException e) {
          mistakes.add(
              new Mistake(
                  "service \"%s\" cannot watch %s: %s"
                      .formatted(service.name(), watch.path(), e.getMessage()),
                  "write patterns as in a .dockerignore file"));
        }
      }
    }

    private void add(Service service, Develop.Watch watch, Reaction reaction) {
      if (reaction == Reaction.REBUILD && service.build() == null) {
        mistakes.add(
            new Mistake(
                "can't watch service \"%s\" with action rebuild without a build context"
                    .formatted(service.name()),
                "give it a build section, or choose another action"));
        return;
      }
      var root = Path.of(watch.path()).normalize();
      if (reaction.syncs() && isMounted(service, root)) {
        left.add(
            "service \"%s\" mounts %s already, so it is not copied"
                .formatted(service.name(), root));
        return;
      }
      rules.add(
          new Rule(
              service.name(),
              root,
              reaction,
              reaction.syncs() ? target(watch) : "",
              reaction == Reaction.SYNC_AND_EXEC ? watch.exec() : null,
              watch.initialSync() && reaction.syncs(),
              filter(service, watch, root)));
    }

    private static boolean isMounted(Service service, Path root) {
      return service.storage().mounts().stream()
          .anyMatch(mount ->
              mount instanceof Mount.Bind bind
                  && root.startsWith(Path.of(bind.source()).normalize()));
    }

    /// Relative ones count from the root, as archives do.
    private static String target(Develop.Watch watch) {
      return Path.of("/")
          .resolve(Objects.requireNonNullElse(watch.target(), ""))
          .normalize()
          .toString();
    }

    private PathFilter filter(Service service, Develop.Watch watch, Path root) {
      var filter = PathFilter.of(watch.include(), watch.ignore());
      var build = service.build();
      if (build == null || !build.context().startsWith("/")) {
        return filter;
      }
      var context = Path.of(build.context()).normalize();
      return ignoreText(build, context)
          .map(text -> filter.without(IgnoreRules.parse(text), context, root))
          .orElse(filter);
    }

    /// `NAME.dockerignore` beside a Dockerfile goes before `.dockerignore`.
    private Optional<String> ignoreText(Build build, Path context) {
      var name = Objects.requireNonNullElse(build.dockerfile(), "Dockerfile");
      return read.apply(context.resolve(name + ".dockerignore"))
          .or(() -> read.apply(context.resolve(".dockerignore")));
    }
  }
}
