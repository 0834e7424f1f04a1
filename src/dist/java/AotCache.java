import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The AOT cache of the distribution: classes parsed, verified and linked ahead of time.
///
/// Each training run is a process of its own, started by the launcher that users start, and lists
/// the classes it loaded; the cache is dumped from all of the lists together. At last the cache is
/// proved to be used, as Java starts without a cache that does not fit and says nothing.
final class AotCache {
  private static final double LEAST_SHARE = 0.9;

  private final Path home;
  private final Path work;
  private final Path cache;

  AotCache(Path home, Path work) {
    this.home = home;
    this.work = work;
    this.cache = home.resolve("lib/dhow.aot");
  }

  /// Makes the cache and says of each training run how many of its classes come from it.
  List<String> make() throws IOException, InterruptedException {
    Files.deleteIfExists(cache);
    var seen = new LinkedHashSet<String>();
    try (var training = Training.begin(work)) {
      for (var run : training.runs()) {
        var list = work.resolve("classes.list");
        Files.deleteIfExists(list);
        start(run, "-XX:DumpLoadedClassList=" + list);
        Files.readAllLines(list).stream().map(AotCache::withoutId).forEach(seen::add);
      }
      dump(seen);
      var shares = new ArrayList<String>();
      for (var run : training.runs()) {
        shares.add(proveUse(run));
      }
      return shares;
    }
  }

  private void dump(Iterable<String> classes) throws IOException, InterruptedException {
    var list = work.resolve("all-classes.list");
    Files.write(list, classes);
    var made = work.resolve("dhow.aot");
    start(
        Training.Run.of("dump"),
        "-Xshare:dump",
        "-XX:+AOTClassLinking",
        "-XX:SharedClassListFile=" + list,
        "-XX:SharedArchiveFile=" + made);
    Files.move(made, cache);
  }

  private String proveUse(Training.Run run) throws IOException, InterruptedException {
    var log = work.resolve("loaded-" + run.name() + ".log");
    start(run, "-XX:AOTMode=on", "-Xlog:class+load:file=" + log);
    var loaded =
        Files.readAllLines(log).stream().filter(line -> line.contains(" source: ")).toList();
    var cached = loaded.stream().filter(line -> line.contains("shared objects file")).count();
    if (loaded.isEmpty() || cached < loaded.size() * LEAST_SHARE) {
      throw new IllegalStateException(
          "%s takes %d of %d classes from the cache, see %s"
              .formatted(run.name(), cached, loaded.size(), log));
    }
    return "%s %d/%d".formatted(run.name(), cached, loaded.size());
  }

  private void start(Training.Run run, String... options) throws IOException, InterruptedException {
    var output = work.resolve("output-" + run.name() + ".log");
    var command = new ArrayList<String>();
    command.add(home.resolve("bin/dhow").toString());
    command.addAll(run.arguments());
    var builder = new ProcessBuilder(command).directory(run.directory().toFile());
    builder.environment().putAll(run.environment());
    builder.environment().put("JDK_JAVA_OPTIONS", quoted(options));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    var exit = builder.start().waitFor();
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
