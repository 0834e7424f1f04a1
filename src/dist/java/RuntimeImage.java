import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.NullMarked;

/// Links a Java runtime that holds only the modules dhow needs.
@NullMarked
final class RuntimeImage {
  private static final List<String> MODULES =
      List.of(
          "java.base",
          // logback reads its configuration, and jackson knows the types, of these.
          "java.xml",
          "java.naming",
          "java.logging",
          "java.management",
          // picocli and jackson look for its types, and a search in vain goes through the jar.
          "java.sql",
          // Sockets of the JDK look for its options, likewise.
          "jdk.net",
          // sun.misc: signals, and what guava finds in Unsafe.
          "jdk.unsupported");

  /// The only one that is large.
  private static final Path LIBRARY = Path.of("lib/server/libjvm.so");

  /// Read at every start, and nearly all of it explains the rest.
  private static final Path SECURITY = Path.of("conf/security/java.security");

  private RuntimeImage() {}

  /// Puts a runtime at `target`. Linking takes seconds, so the image is kept at `kept` and linked
  /// anew only for another JDK or other modules.
  static void link(Path kept, Path target) throws IOException {
    var options =
        List.of(
            "--add-modules",
            String.join(",", MODULES),
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--compress",
            "zip-6");
    var made = kept.resolveSibling("runtime.made-of");
    var recipe =
        Runtime.version()
            + " "
            + System.getProperty("java.home")
            + " "
            + options
            + " stripped, plain";
    if (!Files.exists(made) || !Files.readString(made).equals(recipe)) {
      Files.deleteIfExists(made);
      Tree.delete(kept);
      run(options, kept);
      if (Files.exists(kept.resolve(LIBRARY))) { // it has another name elsewhere than on Linux
        NativeSymbols.strip(kept.resolve(LIBRARY));
      }
      var settings = kept.resolve(SECURITY);
      var plain = Files.readAllLines(settings).stream().filter(RuntimeImage::isSetting).toList();
      Files.write(settings, plain);
      Files.writeString(made, recipe);
    }
    Tree.delete(target);
    Tree.copy(kept, target);
  }

  private static boolean isSetting(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }

  private static void run(List<String> options, Path output) {
    var arguments = new ArrayList<>(options);
    arguments.addAll(List.of("--output", output.toString()));
    var jlink = ToolProvider.findFirst("jlink").orElseThrow();
    if (jlink.run(System.out, System.err, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException("jlink failed");
    }
  }
}
