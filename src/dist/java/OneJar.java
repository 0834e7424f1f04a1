import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.DebugElementsOption;
import java.lang.classfile.ClassTransform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/// Makes one modular jar of all in a folder, without the names of local variables.
///
/// What is in the runtime's own image needs no jar to be opened, which takes longer than all else
/// of a short command; and Java makes a URL of every jar that a cached class is from and reads its
/// manifest, at each start and in interpreted code. Names of variables, which only debuggers show,
/// are a tenth of what a cache holds.
@NullMarked
final class OneJar {
  /// Where the jar has the licences of what is in it, in a folder for each.
  static final String LEGAL_NOTICES = "META-INF/legal/";

  private static final String META = "META-INF/";
  private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d+)/(.+)");
  private static final Pattern LEGAL = Pattern.compile("META-INF/[^/]*(LICENSE|NOTICE)[^/]*");

  private final Map<String, Entry> entries = new TreeMap<>();

  private OneJar() {}

  /// Puts all jars beside a jar into it, and removes them.
  static void write(Path jar) throws IOException {
    var jars = new ArrayList<>(List.of(jar));
    try (var beside = Files.newDirectoryStream(jar.getParent(), "*.jar")) {
      beside.forEach(each -> {
        if (!each.equals(jar)) {
          jars.add(each);
        }
      });
    }
    var all = new OneJar();
    for (var each : jars) {
      all.add(each);
    }
    var content = all.withoutVariables(jar);
    var version = version(jar);
    content.put("module-info.class", ModuleInfo.of(version, content));
    content.put(JarFile.MANIFEST_NAME, manifest(version));
    for (var each : jars) {
      Files.delete(each);
    }
    Jars.write(jar, content);
  }

  private static String version(Path jar) throws IOException {
    try (var in = new JarFile(jar.toFile())) {
      return in.getManifest().getMainAttributes().getValue(Name.IMPLEMENTATION_VERSION);
    }
  }

  /// Says which dhow it is, and no more.
  private static byte[] manifest(String version) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Name.IMPLEMENTATION_VERSION, version);
    var out = new ByteArrayOutputStream();
    manifest.write(out);
    return out.toByteArray();
  }

  private void add(Path jar) throws IOException {
    try (var in = new JarFile(jar.toFile())) {
      for (var entry : in.stream().filter(each -> !each.isDirectory()).toList()) {
        var name = entry.getName();
        var content = in.getInputStream(entry).readAllBytes();
        var versioned = VERSIONED.matcher(name);
        if (versioned.matches()) {
          var version = Integer.parseInt(versioned.group(1));
          if (version <= Runtime.version().feature()) {
            put(versioned.group(2), new Entry(jar, version, content));
          }
        } else if (LEGAL.matcher(name).matches()) {
          var folder = jar.getFileName().toString().replaceFirst("\\.jar$", "/");
          put(LEGAL_NOTICES + folder + name.substring(META.length()), new Entry(jar, 0, content));
        } else if (!name.startsWith(META) || name.startsWith(META + "services/")) {
          put(name, new Entry(jar, 0, content));
        }
      }
    }
  }

  private void put(String name, Entry added) throws IOException {
    var known = entries.get(name);
    if (name.equals("module-info.class")) {
      return;
    }
    if (known == null || known.jar.equals(added.jar)) {
      if (known == null || known.version < added.version) {
        entries.put(name, added);
      }
    } else if (name.startsWith(META + "services/")) {
      entries.put(name, known.and(added));
    } else if (!Arrays.equals(known.content, added.content)) {
      throw new IOException(name + " is in " + known.jar + " and in " + added.jar);
    }
  }

  /// What refers to classes that are in no jar is left as it is.
  private Map<String, byte[]> withoutVariables(Path jar) throws IOException {
    var content = new TreeMap<String, byte[]>();
    try (var loader = Jars.loader(jar)) {
      var classFile =
          Jars.classFile(
              loader, DebugElementsOption.DROP_DEBUG, ConstantPoolSharingOption.NEW_POOL);
      entries.forEach((name, entry) ->
          content.put(
              name,
              name.endsWith(".class")
                  ? withoutVariables(classFile, entry.content)
                  : entry.content));
    }
    return content;
  }

  private static byte[] withoutVariables(ClassFile classFile, byte[] bytes) {
    try {
      return classFile.transformClass(classFile.parse(bytes), ClassTransform.ACCEPT_ALL);
    } catch (IllegalArgumentException e) {
      if (!String.valueOf(e.getMessage()).startsWith("Could not resolve class")) {
        throw e;
      }
      return bytes;
    }
  }

  /// What a jar has under a name, and the Java from which on it is meant: 0 for any.
  private static final class Entry {
    private final Path jar;
    private final int version;
    private final byte[] content;

    Entry(Path jar, int version, byte[] content) {
      this.jar = jar;
      this.version = version;
      this.content = content;
    }

    /// Lists of services of two jars.
    Entry and(Entry other) throws IOException {
      var both = new ByteArrayOutputStream();
      both.write(content);
      both.write("\n".getBytes(StandardCharsets.UTF_8));
      both.write(other.content);
      return new Entry(jar, version, both.toByteArray());
    }
  }
}
