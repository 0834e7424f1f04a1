import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.NullMarked;

/// Makes the folder that users get: launcher, runtime with dhow in it, and AOT caches. Run by the
/// build in the JDK that compiled dhow.
///
/// Arguments: the source folder of the distribution, the folder to make, the jar of dhow itself,
/// the folder with the jars it needs, and the time stamp that all files get.
@NullMarked
final class Assemble {
  private static final long LARGEST_MEGABYTES = 135;

  private Assemble() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    var sources = Path.of(args[0]).toAbsolutePath();
    var home = Path.of(args[1]).toAbsolutePath();
    var stamp = FileTime.from(Instant.parse(args[4]));
    var work = home.resolveSibling("work");
    Files.createDirectories(work);
    Tree.delete(home);
    Files.createDirectories(home);

    copyLauncher(sources.resolve("bin/dhow"), home.resolve("bin/dhow"));
    Tree.copy(sources.resolve("completions"), home.resolve("completions"));
    var lib = work.resolve("lib");
    Tree.delete(lib);
    copyJars(Path.of(args[2]), Path.of(args[3]), lib);
    var dhow = lib.resolve("dhow.jar");
    var raised = OldClasses.raise(lib);
    LateLinks.write(dhow);
    MergedLambdas.write(dhow);
    OneJar.write(dhow);
    RuntimeImage.link(dhow, home.resolve("runtime"));
    Files.createDirectories(home.resolve("lib"));
    var share = new AotCache(home, work, sources.resolve("training")).make();
    Answers.write(dhow, home.resolve("lib"));
    Tree.stamp(home, stamp);

    var megabytes = Tree.size(home) >> 20;
    System.out.printf(
        "%s: %d MB, %d old classes raised, at least %.1f %% of the classes of a run cached%n",
        home, megabytes, raised, share * 100);
    if (megabytes > LARGEST_MEGABYTES) {
      throw new IllegalStateException("larger than %d MB".formatted(LARGEST_MEGABYTES));
    }
  }

  private static void copyLauncher(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
    if (!to.toFile().setExecutable(true, false)) {
      throw new IOException(to + " cannot be made executable");
    }
  }

  /// Copies the jar and exactly those that its manifest names.
  private static void copyJars(Path jar, Path libraries, Path lib) throws IOException {
    Files.createDirectories(lib);
    Files.copy(jar, lib.resolve("dhow.jar"));
    try (var opened = new JarFile(jar.toFile())) {
      var classPath = opened.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      for (var name : classPath.split(" ", -1)) {
        Files.copy(libraries.resolve(name), lib.resolve(name));
      }
    }
  }
}
