package dev.dhow.plan;

import dev.dhow.model.Hook;
import dev.dhow.model.LanguageModel;
import dev.dhow.model.ProjectName;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.BuildSpec;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContentFile;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.spec.VolumeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a step does. Each kind is one call to the engine, or one wait, and carries exactly what
/// that call needs.
///
/// A new kind is a new record here; the compiler then points at every `switch` that must know it.
public sealed interface Action {

  /// @param optional whether what is there, or a build, stands for what the registry does not have
  record PullImage(String image, @Nullable String platform, boolean optional) implements Action {

    public PullImage(String image, @Nullable String platform) {
      this(image, platform, false);
    }
  }

  /// Lets the engine note that an image was pulled now, which it does not do by itself.
  record DateImage(String image) implements Action {}

  record BuildImage(BuildSpec build) implements Action {}

  record PushImage(String image) implements Action {}

  record RemoveImage(String image) implements Action {}

  /// Lets a program provide a service, or end that.
  record RunProvider(ProjectName project, Service service, Verb verb) implements Action {

    /// What the program is asked for.
    public enum Verb {
      UP,
      DOWN,
      STOP;

      /// As the program knows it.
      public String id() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /// Gets an AI model.
  record PullModel(LanguageModel model) implements Action {}

  /// Says how an AI model is to be run.
  record ConfigureModel(LanguageModel model) implements Action {}

  record CreateNetwork(NetworkSpec network) implements Action {}

  /// @param id the engine's id of it
  record RemoveNetwork(String id, String name) implements Action {}

  record CreateVolume(VolumeSpec volume) implements Action {}

  /// @param shown what people call it
  record RemoveVolume(String name, String shown) implements Action {

    public RemoveVolume(String name) {
      this(name, name);
    }
  }

  /// Removes a volume that was made for the secrets of a container which is gone.
  record RemoveSecrets(String volume, String container) implements Action {}

  /// Notes which contents of configs and secrets a container has seen, in place of what was noted
  /// of it before.
  record RecordContents(VolumeSpec note) implements Action {}

  /// @param peers whose ids it takes once they are known; null when it shares with no container of
  ///   a service
  record CreateContainer(ContainerSpec container, @Nullable Peers peers) implements Action {

    /// Shares with none.
    public CreateContainer(ContainerSpec container) {
      this(container, null);
    }
  }

  /// Puts configs and secrets into a container.
  ///
  /// @param folder of all the files
  record CopyFiles(ContainerRef container, String folder, List<ContentFile> files)
      implements Action {

    public CopyFiles {
      files = List.copyOf(files);
    }
  }

  /// Runs a command that the files want to be run in a container.
  record RunHook(ContainerRef container, ServiceName service, Stage stage, Hook hook)
      implements Action {

    /// When it is to be run.
    public enum Stage {
      POST_START,
      PRE_STOP;

      /// As files call it.
      public String key() {
        return this == POST_START ? "post_start" : "pre_stop";
      }
    }
  }

  record StartContainer(ContainerRef container) implements Action {}

  /// @param grace null for the container's own, negative for no limit
  record StopContainer(ContainerRef container, @Nullable Duration grace) implements Action {}

  record KillContainer(ContainerRef container, String signal) implements Action {}

  /// Stops it, if it runs, and starts it again.
  ///
  /// @param grace null for the container's own, negative for no limit
  record RestartContainer(ContainerRef container, @Nullable Duration grace) implements Action {}

  record PauseContainer(ContainerRef container) implements Action {}

  record UnpauseContainer(ContainerRef container) implements Action {}

  record RemoveContainer(ContainerRef container, boolean anonymousVolumes, Proviso proviso)
      implements Action {

    /// Whatever it does, and whatever else there is.
    public RemoveContainer(ContainerRef container, boolean anonymousVolumes) {
      this(container, anonymousVolumes, Proviso.NONE);
    }

    /// What has to hold at that time, as others may be at work on the same engine.
    ///
    /// @param idle that it does not run
    /// @param fresh whether it had never run: what this user's own commands made is then nobody's,
    ///   even if it runs by now
    /// @param instead what has to be there in its place; null for nothing
    public record Proviso(boolean idle, boolean fresh, @Nullable ContainerRef instead) {
      static final Proviso NONE = new Proviso(false, false, null);
    }
  }

  record RenameContainer(ContainerRef container, String name) implements Action {

    /// Whether it is done for the sake of the name that it had, which is free when it is gone, too.
    public boolean givesNameAway() {
      return container instanceof ContainerRef.Existing(var id, _) && Temporary.isOfOld(id, name);
    }
  }

  record ConnectNetwork(ContainerRef container, ContainerSpec.Endpoint endpoint)
      implements Action {}

  record DisconnectNetwork(ContainerRef container, String network) implements Action {}

  /// Waits until all the containers are healthy.
  ///
  /// @param timeout since the run of the plan began; null for as long as it can still succeed
  record AwaitHealthy(
      ServiceName service, List<ContainerRef> containers, @Nullable Duration timeout)
      implements Action {}

  /// Waits until all the containers have ended with exit code 0.
  ///
  /// @param timeout since the run of the plan began; null for as long as it can still succeed
  /// @param speaksFor the container as whose output theirs is told meanwhile; null where it is not
  record AwaitCompleted(
      ServiceName service,
      List<ContainerRef> containers,
      @Nullable Duration timeout,
      @Nullable ContainerRef speaksFor)
      implements Action {

    /// Whose output is not told.
    public AwaitCompleted(
        ServiceName service, List<ContainerRef> containers, @Nullable Duration timeout) {
      this(service, containers, timeout, null);
    }
  }

  /// Waits until all the containers run and, those with a healthcheck, are healthy: `up --wait`.
  ///
  /// @param timeout since the run of the plan began; null for as long as it can still succeed
  /// @param monitor how long each must stay so; null for the short time after which one without a
  ///   healthcheck counts
  record AwaitReady(
      ServiceName service,
      List<ContainerRef> containers,
      @Nullable Duration timeout,
      @Nullable Duration monitor)
      implements Action {

    /// Which need not stay so for any time of their own.
    public AwaitReady(
        ServiceName service, List<ContainerRef> containers, @Nullable Duration timeout) {
      this(service, containers, timeout, null);
    }
  }

  /// Waits for the short time in which one that cannot work mostly ends, or for as long as it is
  /// started again: whether a container lasts, healthy or not, or has done its work.
  record AwaitLasting(ServiceName service, ContainerRef container) implements Action {}

  /// Lets time pass before a service's next containers are replaced.
  record Delay(ServiceName service, Duration time) implements Action {}

  /// Whether it only waits, and asks the engine to do nothing. Seeing whether a container lasts
  /// does not count: that is a part of replacing another one.
  default boolean isWait() {
    return this instanceof AwaitHealthy
        || this instanceof AwaitCompleted
        || this instanceof AwaitReady
        || this instanceof Delay;
  }

  /// Whether it is done each time, whether or not anything has changed.
  default boolean isRepeated() {
    return this instanceof ConfigureModel
        || (this instanceof RunProvider(_, _, var verb) && verb == RunProvider.Verb.UP);
  }

  /// Whether it removes something that containers of other projects may use, in which case it
  /// stays.
  default boolean removesWhatOthersMayUse() {
    return this instanceof RemoveNetwork
        || this instanceof RemoveVolume
        || this instanceof RemoveSecrets
        || this instanceof RemoveImage;
  }
}
