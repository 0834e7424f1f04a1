import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.Deflater;
import org.jspecify.annotations.NullMarked;

/// Writes jars.
@NullMarked
final class Jars {
  /// Of what a jar can say.
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Jars() {}

  /// Knows the classes of a jar and of all beside it.
  static URLClassLoader loader(Path jar) throws IOException {
    var addresses = new ArrayList<URL>();
    var folder = Objects.requireNonNull(jar.getParent());
    try (var jars = Files.newDirectoryStream(folder, "*.jar")) {
      for (var each : jars) {
        addresses.add(each.toUri().toURL());
      }
    }
    return new URLClassLoader(addresses.toArray(URL[]::new));
  }

  /// Writes classes whose neighbours a loader knows.
  static ClassFile classFile(ClassLoader neighbours, ClassFile.Option... options) {
    return ClassFile.of(options)
        .withOptions(
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(neighbours)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  /// Writes a jar anew with the content that is made of each entry's; signatures, which would not
  /// fit any more, are left out.
  static void rewrite(Path jar, Change change) throws IOException {
    var rewritten = jar.resolveSibling(jar.getFileName() + ".rewritten");
    try (var in = new JarFile(jar.toFile());
        var out = new JarOutputStream(Files.newOutputStream(rewritten))) {
      for (var entry : in.stream().filter(each -> !isSignature(each.getName())).toList()) {
        var copy = new JarEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(copy);
        out.write(change.of(entry.getName(), in.getInputStream(entry).readAllBytes()));
        out.closeEntry();
      }
    }
    Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Writes a jar with what is to be in it by name, all of the same time, in the order of the map.
  static void write(Path jar, Map<String, byte[]> entries) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (var entry : entries.entrySet()) {
        var added = new JarEntry(entry.getKey());
        added.setTimeLocal(EARLIEST);
        out.putNextEntry(added);
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
  }

  private static boolean isSignature(String name) {
    return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }

  /// What an entry is to hold, by its name and what it holds.
  interface Change {
    byte[] of(String name, byte[] content);
  }
}
