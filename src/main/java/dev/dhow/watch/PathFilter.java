package dev.dhow.watch;

import dev.dhow.spec.IgnoreRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which files below a watched path a rule is about: those that its `include` takes, without those
/// that its `ignore` or the `.dockerignore` of the service's build leaves out, and without what
/// editors and git keep for themselves.
public final class PathFilter {
  /// Files that programs make beside those that people edit, and remove again.
  private static final IgnoreRules PASSING =
      IgnoreRules.of(
          List.of(
              "**/.git",
              "**/.idea",
              "**/*___jb_old___",
              "**/*___jb_tmp___",
              "**/.#*",
              "**/#*#",
              "**/4913",
              "**/*~",
              "**/.*.sw[nop]",
              "**/.*.kate-swp",
              "**/*-go-tmp-umask"));

  private final @Nullable IgnoreRules include;
  private final List<Scope> ignores;

  private PathFilter(@Nullable IgnoreRules include, List<Scope> ignores) {
    this.include = include;
    this.ignores = List.copyOf(ignores);
  }

  /// One that only leaves out what passes.
  public static PathFilter everything() {
    return of(List.of(), List.of());
  }

  /// Throws [IllegalArgumentException] naming what is no pattern.
  ///
  /// @param include patterns relative to the watched path; empty for all
  static PathFilter of(List<String> include, List<String> ignore) {
    var ignores = new ArrayList<Scope>();
    ignores.add(new Scope(PASSING, "", ""));
    ignores.add(new Scope(IgnoreRules.of(ignore), "", ""));
    return new PathFilter(include.isEmpty() ? null : IgnoreRules.of(include), ignores);
  }

  /// The same without what a build leaves out of its context.
  ///
  /// @param root the watched path
  PathFilter without(IgnoreRules rules, Path context, Path root) {
    var more = new ArrayList<>(ignores);
    if (root.startsWith(context)) {
      more.add(new Scope(rules, slashed(context.relativize(root)), ""));
    } else if (context.startsWith(root)) {
      more.add(new Scope(rules, "", slashed(root.relativize(context))));
    }
    return new PathFilter(include, more);
  }

  private static String slashed(Path path) {
    var names = new ArrayList<String>();
    path.forEach(name -> names.add(name.toString()));
    var text = String.join("/", names);
    return text.isEmpty() ? "" : text + "/";
  }

  /// @param path relative to the watched one; empty for itself
  public boolean takes(String path) {
    return (include == null || include.ignores(path))
        && ignores.stream().noneMatch(scope -> scope.ignores(path));
  }

  /// Whether a folder may hold something that is taken.
  public boolean enters(String folder) {
    return ignores.stream().allMatch(scope -> scope.enters(folder));
  }

  /// Patterns that count from another folder than the watched one.
  ///
  /// @param above what comes before a path there
  /// @param below what a path begins with that is there at all
  private record Scope(IgnoreRules rules, String above, String below) {

    private Optional<String> inside(String path) {
      return path.startsWith(below)
          ? Optional.of(above + path.substring(below.length()))
          : Optional.empty();
    }

    boolean ignores(String path) {
      return inside(path).filter(rules::ignores).isPresent();
    }

    boolean enters(String folder) {
      return inside(folder)
          .filter(each -> rules.ignores(each) && !rules.mayKeepBelow(each))
          .isEmpty();
    }
  }
}
