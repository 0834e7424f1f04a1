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

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void is_refused_without_much_effort(String name, Hostile hostile) {
    var text = hostile.text().get();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long time = threads.getCurrentThreadCpuTime();
    long allocated = threads.getCurrentThreadAllocatedBytes();

    var report = report(text);

    allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
    time = threads.getCurrentThreadCpuTime() - time;
    assertThat(report).contains(hostile.message()).hasSizeLessThan(LONGEST_REPORT);
    assertThat(Duration.ofNanos(time)).isLessThan(MOST_TIME);
    assertThat(allocated).isLessThan(MOST_ALLOCATED);
    if (!hostile.message().isEmpty()) {
      assertThat(report).startsWith("error[");
    }
  }

  private static String report(String text) {
    var request = LoadRequest.in(Path.of("/project"), Map.of());
    var render = new DiagnosticText(Colours.OFF);
    try {
      return render.of(new Loader(new OneFile(text)).load(request).warnings());
    } catch (InvalidProjectException e) {
      return render.of(e.diagnostics());
    }
  }

  private record OneFile(String text) implements SourceReader {

    @Override
    public Optional<SourceFile> read(Path path) {
      return exists(path) ? Optional.of(new SourceFile("compose.yaml", text)) : Optional.empty();
    }

    @Override
    public boolean exists(Path path) {
      return path.endsWith("compose.yaml");
    }

    @Override
    public boolean isFolder(Path path) {
      return false;
    }
  }
}
