import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// The AOT caches of the distribution: classes parsed, verified and linked ahead of time.
///
/// Each training run is a process of its own, started by the launcher that users start, and lists
/// the classes it loaded; a cache is dumped from many lists together. At last the caches are proved
/// to be used, as Java starts without a cache that does not fit and says nothing.
@NullMarked
final class AotCache {
  /// The rest are events of the JDK's, which no cache takes, and lambdas of the JDK's own.
  private static final double LEAST_SHARE = 0.99;

  /// Classes that no run may load.
  private static final List<String> UNWANTED =
      List.of(
          // Once virtual threads wait for sockets by the JDK's poller, an exit takes 0.3 s longer.
          "sun.nio.ch.Poller",
          // There is a security provider of dhow's own.
          "sun.security.provider.Sun");

  private final Path home;
  private final Path work;
  private final Path project;

  /// @param project the folder of the Compose files of the training
  AotCache(Path home, Path work, Path project) {
    this.home = home;
    this.work = work;
    this.project = project;
  }

  /// Makes the caches and has the launcher choose from them.
  ///
  /// @return the smallest share of its classes that any of the training runs takes from its cache
  double make() throws IOException, InterruptedException {
    var classes = new EnumMap<Training.Cache, Set<String>>(Training.Cache.class);
    try (var training = new Training()) {
      for (var run : Training.RUNS) {
        var loaded = classes(training, run);
        for (var cache : run.caches()) {
          classes.computeIfAbsent(cache, _ -> new LinkedHashSet<>()).addAll(loaded);
        }
      }
    }
    // Not where the launcher finds them before all are made, as one cannot be made with another.
    var made = new ArrayList<Path>();
    for (var cache : classes.entrySet()) {
      made.add(dump(cache.getKey().file(), cache.getValue()));
    }
    for (var cache : made) {
      Files.move(cache, home.resolve("lib").resolve(cache.getFileName()));
    }
    return proveUse();
  }

  private List<String> classes(Training training, Training.Run run)
      throws IOException, InterruptedException {
    var list = work.resolve("classes-" + run.name() + ".list");
    Files.deleteIfExists(list);
    start(training, run, "-XX:DumpLoadedClassList=" + list);
    return Files.readAllLines(list).stream().map(AotCache::withoutId).toList();
  }

  private Path dump(String name, Iterable<String> classes)
      throws IOException, InterruptedException {
    var list = work.resolve(name + ".list");
    var made = work.resolve(name);
    Files.write(list, classes);
    launch(
        new Training.Run("dump", 0, List.of(), Set.of()),
        Map.of(),
        "-Xshare:dump",
        "-XX:+AOTClassLinking",
        "-XX:SharedClassListFile=" + list,
        "-XX:SharedArchiveFile=" + made);
    return made;
  }

  private double proveUse() throws IOException, InterruptedException {
    var smallest = 1.0;
    try (var training = new Training()) {
      for (var run : Training.RUNS) {
        smallest = Math.min(smallest, proveUse(training, run));
      }
    }
    return smallest;
  }

  private double proveUse(Training training, Training.Run run)
      throws IOException, InterruptedException {
    var log = work.resolve("loaded-" + run.name() + ".log");
    start(training, run, "-XX:AOTMode=on", "-Xlog:class+load:file=" + log);
    var lines = Files.readAllLines(log);
    var loaded = lines.stream().filter(line -> line.contains(" source: ")).toList();
    var cached = loaded.stream().filter(line -> line.contains("shared objects file")).count();
    if (loaded.isEmpty() || cached < loaded.size() * LEAST_SHARE) {
      throw new IllegalStateException(
          "%s takes %d of %d classes from the cache, see %s"
              .formatted(run.name(), cached, loaded.size(), log));
    }
    for (var unwanted : UNWANTED) {
      if (loaded.stream().anyMatch(line -> line.contains(unwanted + " source:"))) {
        throw new IllegalStateException("%s loads %s, see %s".formatted(run.name(), unwanted, log));
      }
    }
    return (double) cached / loaded.size();
  }

  private void start(Training training, Training.Run run, String... options)
      throws IOException, InterruptedException {
    launch(run, training.environment(), options);
  }

  /// Starts the launcher with nothing of this process's environment but the path.
  private void launch(Training.Run run, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    var output = work.resolve("output-" + run.name() + ".log");
    var command = new ArrayList<String>();
    command.add(home.resolve("bin/dhow").toString());
    command.addAll(run.arguments());
    var builder = new ProcessBuilder(command).directory(project.toFile());
    var variables = builder.environment();
    variables.keySet().removeIf(name -> !name.equals("PATH"));
    variables.putAll(environment);
    variables.put("HOME", work.toString());
    variables.put("DHOW_JAVA_OPTIONS", quoted(options));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    var process = builder.start();
    process.getOutputStream().close();
    var exit = process.waitFor();
    if (exit != run.exit()) {
      throw new IllegalStateException(
          "%s ended with %d instead of %d:%n%s"
              .formatted(run.name(), exit, run.exit(), Files.readString(output)));
    }
  }

  /// As `java` reads its options from the environment: split at blanks, unless in quotes.
  private static String quoted(String... options) {
    return "\"" + String.join("\" \"", options) + "\"";
  }

  /// Ids are of use only within one list, and here many become one.
  private static String withoutId(String line) {
    return line.replaceFirst(" id: \\d+$", "");
  }
}
