package dev.dhow.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// `export`: all files of a service's container as a tar archive.
public final class Export {
  private final Workplace workplace;
  private final Target file;

  /// Where an archive goes that is not for standard output.
  public interface Target {

    /// Takes all of it, or leaves what there was as it was.
    ///
    /// @throws UncheckedIOException when it cannot be written
    void write(Path file, InputStream content);
  }

  public Export(Workplace workplace, Target file) {
    this.workplace = workplace;
    this.file = file;
  }

  /// @param index of the service's container; not positive for any
  /// @param output null for standard output
  /// @return the exit code
  public int run(String service, int index, @Nullable Path output, boolean dryRun)
      throws InterruptedException {
    var project = workplace.projects().named();
    var engine = workplace.engine().get();
    var container = ServiceContainer.running(engine, project, service, index);
    if (output == null && workplace.console().isOutputTerminal()) {
      throw new UsageException(
          "output option is required when exporting to terminal", "name a file with --output");
    }
    var story = new Story(workplace.screen(), workplace.clock(), container.name());
    if (dryRun) {
      story.plan("export  (to " + (output == null ? "standard output" : output) + ")");
      return 0;
    }
    try (var work = story.begin("Exporting", "", output != null);
        var archive = new IncomingArchive(engine.archives().export(container.id()))) {
      if (output == null) {
        workplace.console().copy(archive);
      } else {
        write(output, archive);
      }
      work.done("Exported", "");
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new UncheckedIOException("the archive broke off: " + e.getMessage(), e);
    }
    return 0;
  }

  private void write(Path output, IncomingArchive archive)
      throws IOException, InterruptedException {
    try {
      file.write(output, archive);
    } catch (UncheckedIOException e) {
      throw archive.why(e);
    }
  }
}
