package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.load.HostileFiles.Hostile;
import dev.dhow.render.Colours;
import dev.dhow.render.DiagnosticText;
import dev.dhow.source.SourceFile;
import dev.dhow.source.SourceReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that are made to take all time or memory are refused, with a message and without an effort
/// that grows with what they ask for. Time is the thread's own, so that a busy machine does not
/// count.
class HostileFilesTest {
  private static final Duration MOST_TIME = Duration.ofSeconds(4);
  private static final long MOST_ALLOCATED = 2L << 30;
  private static final int LONGEST_REPORT = 200_000;

  static Stream<Arguments> files() {
    return HostileFiles.all().entrySet().stream()
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  static Stream<Arguments> projects() {
    return HostileProjects.all().entrySet().stream()
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void is_refused_without_much_effort(String name, Hostile hostile) {
    assertEffort(Map.of("compose.yaml", hostile.text().get()), hostile.message());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("projects")
  void projects_are_refused_without_much_effort(String name, HostileProjects.Hostile hostile) {
    assertEffort(hostile.files().get(), hostile.message());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void looking_for_more_takes_no_more(String name, Hostile hostile) {
    var files = Map.of("compose.yaml", hostile.text().get());
    var request = LoadRequest.in(Path.of("/project"), Map.of());
    assertEffort(
        () -> new DiagnosticText(Colours.OFF).of(new Loader(new Files(files)).lint(request, true)),
        hostile.message());
  }

  private static void assertEffort(Map<String, String> files, String message) {
    assertEffort(() -> report(files), message);
  }

  private static void assertEffort(Supplier<String> work, String message) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long time = threads.getCurrentThreadCpuTime();
    long allocated = threads.getCurrentThreadAllocatedBytes();

    var report = work.get();

    allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
    time = threads.getCurrentThreadCpuTime() - time;
    assertThat(report).contains(message).hasSizeLessThan(LONGEST_REPORT);
    assertThat(Duration.ofNanos(time)).isLessThan(MOST_TIME);
    assertThat(allocated).isLessThan(MOST_ALLOCATED);
    if (!message.isEmpty()) {
      assertThat(report).contains("error[");
    }
  }

  private static String report(Map<String, String> files) {
    var request = LoadRequest.in(Path.of("/project"), Map.of());
    var render = new DiagnosticText(Colours.OFF);
    try {
      return render.of(new Loader(new Files(files)).load(request).warnings());
    } catch (InvalidProjectException e) {
      return render.of(e.diagnostics());
    }
  }

  private record Files(Map<String, String> texts) implements SourceReader {

    @Override
    public Optional<SourceFile> read(Path path) {
      var name = path.getFileName().toString();
      return Optional.ofNullable(texts.get(name)).map(text -> new SourceFile(name, text));
    }

    @Override
    public boolean exists(Path path) {
      return texts.containsKey(path.getFileName().toString());
    }

    @Override
    public boolean isFolder(Path path) {
      return false;
    }
  }
}
