import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/// Writes down what dhow always answers alike: its version and its help. The launcher shows these
/// files, as starting Java takes longer than anything else there is to them.
@NullMarked
final class Answers {
  private final Class<?> program;

  private Answers(Class<?> program) {
    this.program = program;
  }

  /// Asks the dhow that is in a jar, and puts its answers into a folder of `lib`.
  static void write(Path dhow, Path lib) throws IOException {
    var folder = Files.createDirectory(lib.resolve("answers"));
    try (var loader = new URLClassLoader(new URL[] {dhow.toUri().toURL()})) {
      var answers = new Answers(loader.loadClass("dev.dhow.cli.CommandLineRun"));
      Files.writeString(folder.resolve("version"), answers.to("version"));
      Files.writeString(folder.resolve("metadata"), answers.to("docker-cli-plugin-metadata"));
      Files.writeString(folder.resolve("help"), answers.to("help"));
      for (var command : answers.commands()) {
        Files.writeString(folder.resolve("help-" + command), answers.to(command, "--help"));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("dhow cannot be asked", e);
    }
  }

  /// The lines of shell completion, but its last, which is for the shell.
  private List<String> commands() throws ReflectiveOperationException {
    return to("__completeNoDesc", "")
        .lines()
        .filter(line -> !line.startsWith(":") && !line.equals("help"))
        .toList();
  }

  private String to(String... arguments) throws ReflectiveOperationException {
    var out = new StringWriter();
    var err = new StringWriter();
    var run =
        program
            .getConstructor(PrintWriter.class, PrintWriter.class)
            .newInstance(new PrintWriter(out), new PrintWriter(err));
    var exit = program.getMethod("run", String[].class).invoke(run, (Object) arguments);
    if (!exit.equals(0) || !err.toString().isEmpty()) {
      throw new IllegalStateException(
          "%s ended with %s: %s".formatted(List.of(arguments), exit, err));
    }
    return out.toString();
  }
}
