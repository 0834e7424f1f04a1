package dev.dhow.engine;

import dev.dhow.state.ContainerId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The engine said no, or nothing. Mapped once from the wire, with a hint on what to do.
public abstract sealed class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String hint;

  private EngineException(String message, @Nullable String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  /// What to do about it, as an imperative without a full stop; null when there is nothing to say.
  public @Nullable String hint() {
    return hint;
  }

  /// No engine answers where dhow looked, or the connection broke.
  public static final class Unreachable extends EngineException {
    private static final long serialVersionUID = 1L;

    public Unreachable(String message, @Nullable String hint, @Nullable Throwable cause) {
      super(message, hint, cause);
    }
  }

  /// What was named does not exist (404).
  public static final class NotFound extends EngineException {
    private static final long serialVersionUID = 1L;

    public NotFound(String message, @Nullable String hint) {
      super(message, hint, null);
    }
  }

  /// In use, in the wrong state, or the name is taken (409).
  public static final class Conflict extends EngineException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable ContainerId nameOwner;

    public Conflict(String message, @Nullable String hint) {
      this(message, hint, null);
    }

    public Conflict(String message, @Nullable String hint, @Nullable ContainerId nameOwner) {
      super(message, hint, null);
      this.nameOwner = nameOwner;
    }

    /// The container that has the name which was asked for; null when it is about something else.
    public @Nullable ContainerId nameOwner() {
      return nameOwner;
    }
  }

  /// Several have the name by which something was asked for.
  public static final class AmbiguousName extends EngineException {
    private static final long serialVersionUID = 1L;

    public AmbiguousName(String message, @Nullable String hint) {
      super(message, hint, null);
    }
  }

  /// A port of the host that the container publishes is already in use.
  public static final class PortTaken extends EngineException {
    private static final long serialVersionUID = 1L;

    private final int port;

    public PortTaken(int port, String message, @Nullable String hint) {
      super(message, hint, null);
      this.port = port;
    }

    /// 0 when the engine did not say.
    public int port() {
      return port;
    }
  }

  /// The command that a container was made for cannot be run.
  public static final class CommandUnusable extends EngineException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public CommandUnusable(int exitCode, String message, @Nullable String hint) {
      super(message, hint, null);
      this.exitCode = exitCode;
    }

    /// As shells have it: 127 when it is not there, 126 when it may not be run.
    public int exitCode() {
      return exitCode;
    }
  }

  /// An image could not be pulled: unknown, or no permission.
  public static final class ImageUnavailable extends EngineException {
    private static final long serialVersionUID = 1L;

    public ImageUnavailable(String message, @Nullable String hint) {
      super(message, hint, null);
    }
  }

  /// A build failed; the message names the failing step.
  public static final class BuildFailed extends EngineException {
    private static final long serialVersionUID = 1L;

    private final String brief;
    private final transient List<Evidence> evidence;

    /// Something that helps to understand it, such as the last lines that a step wrote.
    public record Evidence(String title, List<String> lines) {

      public Evidence {
        lines = List.copyOf(lines);
      }
    }

    public BuildFailed(String message, @Nullable String hint) {
      this(message, message, hint, List.of());
    }

    /// @param brief the same in a few words
    public BuildFailed(
        String message, String brief, @Nullable String hint, List<Evidence> evidence) {
      super(message, hint, null);
      this.brief = brief;
      this.evidence = List.copyOf(evidence);
    }

    public String brief() {
      return brief;
    }

    public List<Evidence> evidence() {
      return evidence;
    }
  }

  /// It took longer than allowed.
  public static final class TimedOut extends EngineException {
    private static final long serialVersionUID = 1L;

    public TimedOut(String message, @Nullable String hint) {
      super(message, hint, null);
    }
  }

  /// The engine or its API version cannot do it, or dhow does not speak to it.
  public static final class Unsupported extends EngineException {
    private static final long serialVersionUID = 1L;

    public Unsupported(String message, @Nullable String hint) {
      super(message, hint, null);
    }
  }

  /// Any other refusal, in the engine's own words.
  public static final class Refused extends EngineException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable Duration retryAfter;

    public Refused(int status, String message, @Nullable String hint) {
      this(status, message, hint, null);
    }

    public Refused(
        int status, String message, @Nullable String hint, @Nullable Duration retryAfter) {
      super(message, hint, null);
      this.status = status;
      this.retryAfter = retryAfter;
    }

    /// When to come back, as far as it was told; else null.
    public @Nullable Duration retryAfter() {
      return retryAfter;
    }

    /// The HTTP status; 0 when the refusal came inside of a stream.
    public int status() {
      return status;
    }
  }
}
