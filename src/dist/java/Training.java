import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What dhow is made to do once while it is packaged, so that its classes get into the AOT cache. A
/// new command belongs here, with the options that people use most.
final class Training implements AutoCloseable {
  private final Path work;

  private Training(Path work) {
    this.work = work;
  }

  static Training begin(Path work) {
    return new Training(work);
  }

  List<Run> runs() {
    return List.of(run("version", 0, "version"), run("no-command", 2));
  }

  @Override
  public void close() {}

  private Run run(String name, int exit, String... arguments) {
    return new Run(name, exit, work, Map.of(), List.of(arguments));
  }

  /// One start of dhow: where, with which variables and arguments, and how it must end.
  record Run(
      String name,
      int exit,
      Path directory,
      Map<String, String> environment,
      List<String> arguments) {

    static Run of(String name) {
      return new Run(name, 0, Path.of("."), Map.of(), List.of());
    }
  }
}
