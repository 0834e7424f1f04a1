import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.NullMarked;

/// Links a Java runtime that holds dhow and only the modules it needs.
@NullMarked
final class RuntimeImage {
  static final List<String> MODULES =
      List.of(
          "java.base",
          // logback reads its configuration, and jackson knows the types, of these.
          "java.xml",
          "java.naming",
          "java.logging",
          "java.management",
          // picocli and jackson look for its types.
          "java.sql",
          // Sockets of the JDK look for its options, likewise.
          "jdk.net",
          // sun.misc: signals, and what guava finds in Unsafe.
          "jdk.unsupported");

  /// The only one that is large.
  private static final Path LIBRARY = Path.of("lib/server/libjvm.so");

  /// These are read at nearly every start, and most of them explains the rest.
  private static final Path SECURITY = Path.of("conf/security/java.security");

  private static final Path NETWORK = Path.of("conf/net.properties");

  private static final String SECURITY_PROVIDER = "security.provider.";

  private RuntimeImage() {}

  /// Puts a runtime at `target`. Debug attributes stay: they tell lines in reports of bugs, and
  /// jlink would take dhow's, too.
  ///
  /// @param dhow the modular jar
  static void link(Path dhow, Path target) throws IOException {
    run(
        "--module-path",
        dhow.toString(),
        "--add-modules",
        ModuleInfo.NAME,
        "--exclude-resources",
        "/" + ModuleInfo.NAME + "/META-INF/**",
        "--no-header-files",
        "--no-man-pages",
        "--compress",
        "zip-6",
        "--output",
        target.toString());
    if (Files.exists(target.resolve(LIBRARY))) { // it has another name elsewhere than on Linux
      NativeSymbols.strip(target.resolve(LIBRARY));
    }
    var settings = target.resolve(SECURITY);
    Files.write(settings, withOwnProvider(Files.readAllLines(settings)));
    var network = target.resolve(NETWORK);
    Files.write(
        network, Files.readAllLines(network).stream().filter(RuntimeImage::isSetting).toList());
    copyNotices(dhow, target.resolve("legal").resolve(ModuleInfo.NAME));
  }

  /// Puts the licences of what is in the jar beside those of the other modules.
  private static void copyNotices(Path dhow, Path target) throws IOException {
    try (var jar = new JarFile(dhow.toFile())) {
      for (var entry : jar.stream().toList()) {
        if (entry.getName().startsWith(OneJar.LEGAL_NOTICES)) {
          var notice = target.resolve(entry.getName().substring(OneJar.LEGAL_NOTICES.length()));
          Files.createDirectories(notice.resolveSibling("."));
          Files.write(notice, jar.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  /// The settings alone, with dhow's security provider before all others.
  private static List<String> withOwnProvider(List<String> lines) {
    var providers = new ArrayList<String>();
    providers.add("dhow");
    var settings = new ArrayList<String>();
    for (var line : lines) {
      if (line.startsWith(SECURITY_PROVIDER)) {
        providers.add(line.substring(line.indexOf('=') + 1));
      } else if (isSetting(line)) {
        settings.add(line);
      }
    }
    for (var i = 0; i < providers.size(); i++) {
      settings.add(SECURITY_PROVIDER + (i + 1) + "=" + providers.get(i));
    }
    return settings;
  }

  private static boolean isSetting(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }

  private static void run(String... arguments) {
    var jlink = ToolProvider.findFirst("jlink").orElseThrow();
    if (jlink.run(System.out, System.err, arguments) != 0) {
      throw new IllegalStateException("jlink failed");
    }
  }
}
