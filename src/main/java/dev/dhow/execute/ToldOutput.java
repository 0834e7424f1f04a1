package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.LogRequest;
import dev.dhow.engine.LogStream;
import dev.dhow.engine.LogStream.Channel;
import dev.dhow.event.StepProgress;
import dev.dhow.state.ContainerId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Tells what a container writes, line by line, while somebody waits for its end. Where the engine
/// does not give its output there is nothing to tell.
final class ToldOutput {
  private static final int LONGEST_LINE = 16 * 1024;

  /// The stream of one that has ended ends at once; this is for engines that hang.
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final Consumer<StepProgress> progress;
  private final Map<Channel, ByteArrayOutputStream> lines = new EnumMap<>(Channel.class);
  private @Nullable LogStream stream;
  private @Nullable Thread reader;

  private ToldOutput(Consumer<StepProgress> progress) {
    this.progress = progress;
  }

  static ToldOutput of(Engine engine, ContainerId container, Consumer<StepProgress> progress)
      throws InterruptedException {
    var told = new ToldOutput(progress);
    try {
      var stream = engine.logs(container, new LogRequest(true, null, null, null));
      told.stream = stream;
      told.reader = Thread.ofVirtual().name("output").start(() -> told.read(stream));
    } catch (EngineException e) {
      LoggerFactory.getLogger(ToldOutput.class).debug("no output of {} to tell", container, e);
    }
    return told;
  }

  private void read(LogStream from) {
    try (from) {
      for (var frame = from.next(); frame != null; frame = from.next()) {
        add(frame);
      }
      lines
          .values()
          .forEach(line -> {
            if (line.size() > 0) {
              tell(line);
            }
          });
    } catch (EngineException e) {
      LoggerFactory.getLogger(ToldOutput.class).debug("output cut off", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody knows the thread; it just ends
    }
  }

  private void add(LogStream.Frame frame) {
    var line = lines.computeIfAbsent(frame.channel(), _ -> new ByteArrayOutputStream());
    for (byte each : frame.bytes()) {
      if (each == '\n') {
        tell(line);
      } else if (line.size() < LONGEST_LINE) {
        line.write(each);
      }
    }
  }

  /// Without the time at its beginning.
  private void tell(ByteArrayOutputStream line) {
    var text = line.toString(StandardCharsets.UTF_8);
    progress.accept(new StepProgress.Said(text.substring(text.indexOf(' ') + 1).stripTrailing()));
    line.reset();
  }

  /// Nobody waits any more.
  void cut() {
    if (stream != null) {
      stream.close();
    }
  }

  /// Returns when all has been told.
  void end() {
    try {
      if (reader != null && !reader.join(LAST_WORDS)) {
        cut();
      }
    } catch (InterruptedException _) {
      cut();
      Thread.currentThread().interrupt();
    }
  }
}
