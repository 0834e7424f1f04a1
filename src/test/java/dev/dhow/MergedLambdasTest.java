package dev.dhow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lambdas that the build writes as plain classes do what they did before.
class MergedLambdasTest {
  private static final Path SAMPLES = Path.of("src/test/resources/lambdas");

  /// The part of the build that merges lambdas; the whole of it would need libraries.
  private static final List<String> PROGRAM =
      List.of("MergedLambdas", "Lambda", "LambdaClass", "LambdaTargets", "Conversions", "Jars");

  @TempDir Path folder;

  @Test
  void lambdas_of_every_kind_do_the_same_as_plain_classes() throws Exception {
    var jar = Files.createDirectory(folder.resolve("lib")).resolve("samples.jar");
    pack(compiled(files(SAMPLES)), jar);
    var answers = answers(jar);
    var links = links(jar);

    merge(jar);

    assertThat(answers(jar)).hasSizeGreaterThan(40).isEqualTo(answers);
    assertThat(links(jar)).isPositive().isLessThan(links / 4);
  }

  private void merge(Path jar) throws Exception {
    var program =
        compiled(PROGRAM.stream().map(name -> Path.of("src/dist/java", name + ".java")).toList());
    try (var loader = loader(program)) {
      var write = loader.loadClass("MergedLambdas").getDeclaredMethod("write", Path.class);
      write.setAccessible(true);
      write.invoke(null, jar);
    }
  }

  private static Map<?, ?> answers(Path jar) throws Exception {
    try (var loader = loader(jar)) {
      var kinds = loader.loadClass("near.Kinds").getConstructor().newInstance();
      return (Map<?, ?>) ((Supplier<?>) kinds).get();
    }
  }

  /// How many lambdas Java would make classes of.
  private static long links(Path jar) throws IOException {
    try (var in = new JarFile(jar.toFile())) {
      var count = 0L;
      for (var entry : in.stream().toList()) {
        var model = ClassFile.of().parse(in.getInputStream(entry).readAllBytes());
        count +=
            model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(element ->
                    element instanceof InvokeDynamicInstruction link
                        && link.bootstrapMethod().owner().displayName().equals("LambdaMetafactory"))
                .count();
      }
      return count;
    }
  }

  private static URLClassLoader loader(Path classes) throws IOException {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, MergedLambdasTest.class.getClassLoader());
  }

  private Path compiled(List<Path> sources) throws Exception {
    var classes = Files.createTempDirectory(folder, "classes");
    var said = new StringWriter();
    var annotations = NullMarked.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    var arguments =
        List.of(
            "-proc:none", "-classpath", Path.of(annotations).toString(), "-d", classes.toString());
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, UTF_8)) {
      var units = files.getJavaFileObjectsFromPaths(sources);
      assertThat(compiler.getTask(said, files, null, arguments, null, units).call())
          .as(said.toString())
          .isTrue();
    }
    return classes;
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var file : files(classes)) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> found = Files.walk(root)) {
      return new ArrayList<>(found.filter(Files::isRegularFile).sorted().toList());
    }
  }
}
