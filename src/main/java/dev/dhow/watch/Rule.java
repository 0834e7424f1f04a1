package dev.dhow.watch;

import dev.dhow.model.Hook;
import dev.dhow.model.ServiceName;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What to do for a service when something at a path changes.
///
/// @param root absolute
/// @param target absolute path inside the container, without a slash at its end unless it is the
///   root; empty when nothing is copied
/// @param exec run in each container after files were copied; null for none
/// @param initialSync whether a container is given what it lacks before anything changes
public record Rule(
    ServiceName service,
    Path root,
    Reaction reaction,
    String target,
    @Nullable Hook exec,
    boolean initialSync,
    PathFilter filter) {

  /// What is done. Compose Develop Specification, *action*.
  public enum Reaction {
    SYNC("sync"),
    REBUILD("rebuild"),
    RESTART("restart"),
    SYNC_AND_RESTART("sync+restart"),
    SYNC_AND_EXEC("sync+exec");

    private final String word;

    Reaction(String word) {
      this.word = word;
    }

    /// As files call it.
    public String word() {
      return word;
    }

    static Reaction of(String word) {
      for (var each : values()) {
        if (each.word.equals(word)) {
          return each;
        }
      }
      throw new IllegalArgumentException("`" + word + "` is no action");
    }

    /// Whether files are copied into containers.
    public boolean syncs() {
      return this == SYNC || this == SYNC_AND_RESTART || this == SYNC_AND_EXEC;
    }
  }

  /// Where a file goes inside the container.
  ///
  /// @param path relative to the watched one; empty for itself
  public String inContainer(String path) {
    if (path.isEmpty()) {
      return target;
    }
    return target.endsWith("/") ? target + path : target + "/" + path;
  }

  /// Where a file is on this machine.
  public Path onHost(String path) {
    return path.isEmpty() ? root : root.resolve(path);
  }
}
