package dev.dhow.plan;

import dev.dhow.model.Connectivity.Attachment;
import dev.dhow.model.Connectivity.Port;
import dev.dhow.model.Deploy;
import dev.dhow.model.Service;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.MountSpec;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a service's containers are replaced one after the other, as its `deploy.update_config` says:
/// `--rolling`.
///
/// @param startsFirst whether a new container is ready before the old one is stopped
/// @param atOnce how many are replaced at the same time
/// @param delay between those and the next ones
/// @param monitor how long a new one must stay well until it counts as ready; null for as long as
///   `--wait` wants it to
/// @param tolerated which part of the new ones may fail before that has consequences for the rest
/// @param stopsFirstBecause why it does not start first although that was not asked for; null when
///   there is nothing to say
record Rollout(
    boolean startsFirst,
    int atOnce,
    Duration delay,
    @Nullable Duration monitor,
    OnFailure onFailure,
    double tolerated,
    Plan.@Nullable Note stopsFirstBecause) {

  /// A third of three is one.
  private static final double ROUNDING = 1e-6;

  private static final String START_FIRST = "start-first";
  private static final String STOP_FIRST = "stop-first";

  /// What becomes of the rest when one cannot be replaced.
  enum OnFailure {
    /// They stay as they are.
    PAUSE,
    /// They are replaced all the same.
    CONTINUE,
    /// Those that have been replaced are put back, too.
    ROLLBACK
  }

  /// @param spec of one of its containers
  /// @param imageVolumes paths that its image declares as volumes
  static Rollout of(Service service, ContainerSpec spec, Set<String> imageVolumes) {
    var deploy = service.scheduling().deploy();
    var update = deploy == null ? null : deploy.update();
    var order = update == null ? null : update.order();
    var hindrance =
        STOP_FIRST.equals(order)
            ? Optional.<Plan.Note>empty()
            : clash(service)
                .or(() ->
                    START_FIRST.equals(order)
                        ? Optional.empty()
                        : sharedData(service, spec, imageVolumes));
    return new Rollout(
        !STOP_FIRST.equals(order) && hindrance.isEmpty(),
        atOnce(service, update),
        update == null ? Duration.ZERO : update.delay(),
        update == null || update.monitor().isZero() ? null : update.monitor(),
        update == null ? OnFailure.PAUSE : onFailure(update.failureAction()),
        update == null ? 0 : update.maxFailureRatio(),
        hindrance.orElse(null));
  }

  /// How many of so many may fail.
  int tolerated(int replaced) {
    return (int) Math.floor(tolerated * replaced + ROUNDING);
  }

  private static int atOnce(Service service, Deploy.@Nullable Update update) {
    var parallelism = update == null ? null : update.parallelism();
    if (parallelism == null) {
      return 1;
    }
    var all = Math.max(1, service.replicas());
    return parallelism == 0 ? all : (int) Math.min(parallelism, all);
  }

  private static OnFailure onFailure(@Nullable String action) {
    return switch (action) {
      case "continue" -> OnFailure.CONTINUE;
      case "rollback" -> OnFailure.ROLLBACK;
      case null, default -> OnFailure.PAUSE;
    };
  }

  /// What two containers of the service cannot both have.
  private static Optional<Plan.Note> clash(Service service) {
    var published =
        service.connectivity().ports().stream()
            .map(Port::published)
            .filter(port -> port != null && !port.isEmpty() && !port.equals("0"))
            .findFirst();
    if (published.isPresent()) {
      return Optional.of(
          note(
              service,
              "they cannot both publish port " + published.get(),
              "leave the port of the host out, or put a proxy before the service"));
    }
    if ("host".equals(service.connectivity().networkMode())) {
      return Optional.of(
          note(
              service,
              "they would both listen on the host's own ports",
              "give the service a network"));
    }
    var fixed =
        service.connectivity().macAddress() != null
            || service.connectivity().networks().values().stream()
                .filter(Objects::nonNull)
                .anyMatch(Rollout::hasAddress);
    return fixed
        ? Optional.of(
            note(service, "they cannot both have its address", "let the engine choose addresses"))
        : Optional.empty();
  }

  private static boolean hasAddress(Attachment attachment) {
    return attachment.ipv4Address() != null
        || attachment.ipv6Address() != null
        || attachment.macAddress() != null
        || !attachment.linkLocalIps().isEmpty();
  }

  /// Data that only one container has written to until now. That two may write to it at once is
  /// known where a service has several containers, or says so.
  private static Optional<Plan.Note> sharedData(
      Service service, ContainerSpec spec, Set<String> imageVolumes) {
    return spec.mounts().stream()
        .filter(mount -> !mount.readOnly() && isDataOfOne(service, mount))
        .map(MountSpec::target)
        .findFirst()
        .or(() -> imageVolumes.stream().sorted().findFirst())
        .map(target ->
            note(
                service,
                "they would both write to " + target,
                "declare deploy.update_config.order: start-first if they can"));
  }

  private static boolean isDataOfOne(Service service, MountSpec mount) {
    return switch (mount) {
      case MountSpec.AnonymousVolume volume -> !volume.isForSecrets();
      case MountSpec.NamedVolume _, MountSpec.Bind _ -> service.replicas() == 1;
      case MountSpec.Tmpfs _, MountSpec.Image _, MountSpec.Other _ -> false;
    };
  }

  private static Plan.Note note(Service service, String why, String hint) {
    return new Plan.Note(
        "each container of service \"%s\" is stopped before the one that replaces it is started: %s"
            .formatted(service.name(), why),
        hint);
  }
}
