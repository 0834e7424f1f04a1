import java.io.IOException;
import java.util.List;
import java.util.Map;

/// What dhow is made to do once while it is packaged, so that its classes get into the AOT cache. A
/// new command belongs here, with the options that people use most.
final class Training implements AutoCloseable {
  private final TrainingEngine engine = new TrainingEngine();

  Training() throws IOException {}

  /// The runs in an order that makes sense: what one starts, the next ones see.
  List<Run> runs() {
    return List.of(new Run("version", 0, "version"));
  }

  @Override
  public void close() throws IOException {
    engine.close();
  }

  /// The variables that lead a run to the engine.
  Map<String, String> environment() {
    return Map.of("DOCKER_HOST", engine.address());
  }

  /// One start of dhow: what it is called in reports, how it must end, and the arguments.
  record Run(String name, int exit, String... arguments) {}
}
