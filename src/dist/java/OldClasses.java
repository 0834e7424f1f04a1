import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.jspecify.annotations.NullMarked;

/// Raises class files that are too old for the AOT cache to a version that it takes, by computing
/// the stack maps that they lack. Without, they would be loaded and verified anew at every start.
@NullMarked
final class OldClasses {
  private static final int OLDEST_CACHED = 50;
  private static final int RAISED_TO = ClassFile.JAVA_8_VERSION;
  private static final int VERSION_OFFSET = 6;

  private OldClasses() {}

  /// How many classes in the jars of a folder were raised.
  static int raise(Path lib) throws IOException {
    var raised = 0;
    try (var jars = Files.newDirectoryStream(lib, "*.jar")) {
      for (var jar : jars) {
        raised += raiseJar(jar);
      }
    }
    return raised;
  }

  private static int raiseJar(Path jar) throws IOException {
    var old = countOld(jar);
    if (old == 0) {
      return 0;
    }
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      var classFile =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(loader)));
      Jars.rewrite(jar, (name, bytes) -> isOld(name, bytes) ? raise(classFile, bytes) : bytes);
    }
    return old;
  }

  private static byte[] raise(ClassFile classFile, byte[] bytes) {
    ClassTransform newVersion =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(RAISED_TO, 0);
          } else {
            builder.with(element);
          }
        };
    // Methods must be written anew for their stack maps to be made.
    var methods = ClassTransform.transformingMethodBodies((code, element) -> code.with(element));
    return classFile.transformClass(classFile.parse(bytes), newVersion.andThen(methods));
  }

  private static int countOld(Path jar) throws IOException {
    var old = 0;
    try (var in = new JarFile(jar.toFile())) {
      for (var entry : in.stream().toList()) {
        try (var bytes = in.getInputStream(entry)) {
          old += isOld(entry.getName(), bytes.readNBytes(VERSION_OFFSET + 2)) ? 1 : 0;
        }
      }
    }
    return old;
  }

  private static boolean isOld(String name, byte[] bytes) {
    return name.endsWith(".class")
        && (Byte.toUnsignedInt(bytes[VERSION_OFFSET]) << 8
                | Byte.toUnsignedInt(bytes[VERSION_OFFSET + 1]))
            < OLDEST_CACHED;
  }
}
