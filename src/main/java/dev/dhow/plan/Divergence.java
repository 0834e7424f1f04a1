package dev.dhow.plan;

import dev.dhow.model.OnChange;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.UpRequest.Recreate;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContentHashes;
import dev.dhow.spec.Fingerprint;
import dev.dhow.spec.Labels;
import dev.dhow.spec.MountSpec;
import dev.dhow.spec.Names;
import dev.dhow.spec.References;
import dev.dhow.state.ObservedContainer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells whether a container is not what the project wants any more, and why. The rules and their
/// order are those of docker compose, so that both leave the same containers alone.
final class Divergence {
  private static final String VARIABLE = "environment.";

  private final Situation situation;
  private final Set<String> networksToReplace;
  private final Neighbours neighbours;
  private final Map<ServiceName, String> hashes = new HashMap<>();

  /// @param networksToReplace names of networks whose containers are connected anew anyway
  Divergence(Situation situation, Set<String> networksToReplace, Neighbours neighbours) {
    this.situation = situation;
    this.neighbours = neighbours;
    this.networksToReplace = Set.copyOf(networksToReplace);
  }

  Optional<Reason> of(Service service, ObservedContainer container) {
    return switch (situation.policy(service.name())) {
      case NEVER -> Optional.empty();
      case ALWAYS -> Optional.of(new Reason.Requested(option(service)));
      case REBUILT -> Optional.of(new Reason.Requested("watch"));
      case CHANGED ->
          renewed(service)
              ? Optional.of(new Reason.Requested("--renew-anon-volumes"))
              : changed(service, container);
    };
  }

  /// Whether a container that can stay has still to learn of changed contents, and of which.
  Optional<Reason> unaware(Service service, ObservedContainer container) {
    return switch (OnChange.of(service)) {
      case OnChange.Recreate(), OnChange.Ignore() -> Optional.empty();
      case OnChange.Restart(), OnChange.Signal(_) ->
          situation.request().running().start()
                  && situation.policy(service.name()) != UpRequest.Recreate.NEVER
              ? contents(service, container)
              : Optional.empty();
    };
  }

  private boolean renewed(Service service) {
    return situation.request().replacing().renewAnonymousVolumes()
        && situation.isNamed(service.name());
  }

  private String option(Service service) {
    if (situation.request().replacing().recreate() == Recreate.ALWAYS
        && situation.isNamed(service.name())) {
      return "--force-recreate";
    }
    return "--always-recreate-deps";
  }

  private Optional<Reason> changed(Service service, ObservedContainer container) {
    var spec = situation.spec(service, 1);
    return neighbours
        .renewed(service)
        .<Reason>map(Reason.PeerReplaced::new)
        .or(() -> files(service, spec, container))
        .or(() -> image(service, container))
        .or(() -> network(spec, container))
        .or(() -> volume(spec, container));
  }

  /// What the files say, and what is in the configs and secrets that they name.
  private Optional<Reason> files(Service service, ContainerSpec spec, ObservedContainer container) {
    var configuration = configuration(service, spec, container);
    if (!(OnChange.of(service) instanceof OnChange.Recreate)) {
      return configuration;
    }
    var contents = contents(service, container);
    return configuration.isPresent()
            && configuration.get() instanceof Reason.Changed fields
            && contents.isPresent()
            && contents.get() instanceof Reason.Changed others
        ? Optional.of(fields.and(others))
        : configuration.or(() -> contents);
  }

  private Optional<Reason> configuration(
      Service service, ContainerSpec spec, ObservedContainer container) {
    if (container.label(Labels.CONFIG_HASH).equals(hash(service, spec))) {
      return Optional.empty();
    }
    var old = Fingerprint.parse(container.label(Labels.FINGERPRINT));
    var salt = container.label(Labels.SALT);
    if (old.isEmpty() || salt.isEmpty()) {
      return Optional.of(inspected(service, spec, container));
    }
    var now = Fingerprint.of(service, salt);
    var fields = now.changedSince(old);
    if (OnChange.of(service) instanceof OnChange.Ignore && areOfEnvFiles(fields, service)) {
      return Optional.empty();
    }
    return Optional.of(
        fields.isEmpty() ? unseen(service) : changed(fields, service, spec, container, old));
  }

  /// Whether they are variables that no file but an env file sets.
  private static boolean areOfEnvFiles(List<String> fields, Service service) {
    var process = service.process();
    return !fields.isEmpty()
        && !process.envFiles().isEmpty()
        && fields.stream()
            .allMatch(field ->
                field.startsWith(VARIABLE)
                    && !process
                        .declaredEnvironment()
                        .containsKey(field.substring(VARIABLE.length())));
  }

  /// Made once each, as that means hashing the whole service.
  private @Nullable String hash(Service service, ContainerSpec spec) {
    return References.of(service).isEmpty()
        ? spec.labels().get(Labels.CONFIG_HASH)
        : hashes.computeIfAbsent(service.name(), _ -> neighbours.hash(service));
  }

  /// Nothing that the files say changed: so it was another container that is shared with.
  private static Reason unseen(Service service) {
    var shared = References.of(service);
    return shared.isEmpty()
        ? new Reason.ChangedSomehow()
        : new Reason.PeerReplaced(shared.getFirst());
  }

  /// Containers that docker compose made do not tell what was in their configs and secrets.
  private Optional<Reason> contents(Service service, ObservedContainer container) {
    var old = ContentRecord.seen(situation.state(), container);
    if (old.isEmpty()) {
      return Optional.empty();
    }
    var now = ContentHashes.of(situation.project(), service, container.label(Labels.SALT));
    var changed =
        now.changedSince(old).stream()
            .filter(each -> now.hashes().containsKey(each) && old.hashes().containsKey(each))
            .map(each -> each + " content")
            .toList();
    return changed.isEmpty() ? Optional.empty() : Optional.of(Reason.Changed.of(changed));
  }

  private Reason inspected(Service service, ContainerSpec spec, ObservedContainer container) {
    var untold = new Reason.ChangedUntold(container.id());
    var inspection = situation.inspection(container.id());
    if (inspection.isEmpty()) {
      return untold;
    }
    var fields = inspection.get().differences(spec, container, situation.project(), service);
    var peer =
        fields.isEmpty()
            ? neighbours.other(service, inspection.get().container().shares())
            : Optional.<ServiceName>empty();
    if (peer.isPresent()) {
      return new Reason.PeerReplaced(peer.get());
    }
    var project = situation.project();
    var deduction = new Deduction(inspection.get(), container, project, service);
    var known = fields.stream().filter(Deduction::isInForm).toList();
    var proven =
        References.of(service).isEmpty()
            ? deduction.of(container.label(Labels.CONFIG_HASH), known)
            : Optional.<List<FieldChange>>empty();
    if (fields.isEmpty() && proven.isEmpty()) {
      return new Reason.ChangedUnrecorded(deduction.unrecorded());
    }
    var nothingNoted = new Fingerprint(Collections.emptySortedMap());
    var told = proven.isPresent() ? known : fields;
    return changed(told, service, spec, container, nothingNoted).and(proven.orElse(List.of()));
  }

  /// With values only where somebody wants to see them, as the container must be inspected for it.
  private Reason.Changed changed(
      List<String> fields,
      Service service,
      ContainerSpec spec,
      ObservedContainer container,
      Fingerprint noted) {
    return situation
        .inspection(container.id())
        .map(inspection ->
            new FieldChanges(inspection, container, noted, situation.project())
                .of(fields, service, spec))
        .orElseGet(() -> Reason.Changed.of(fields));
  }

  private Optional<Reason> image(Service service, ObservedContainer container) {
    var label = container.label(Labels.IMAGE);
    var made = label.isEmpty() ? container.imageId() : label;
    return situation
        .image(service)
        .filter(image -> !image.id().equals(made))
        .map(_ -> new Reason.ImageUpdated(Names.image(situation.project(), service)));
  }

  private Optional<Reason> network(ContainerSpec spec, ObservedContainer container) {
    return spec.networks().stream()
        .map(ContainerSpec.Endpoint::network)
        .filter(name -> !isConnected(container, name))
        .findFirst()
        .map(Reason.NotConnected::new);
  }

  /// A network that was removed and made again has the old name and another id. The engine never
  /// finds it again for a container that was on the old one, running or not.
  private boolean isConnected(ObservedContainer container, String name) {
    var network = situation.state().network(name);
    return container.networks().stream()
        .filter(endpoint -> endpoint.network().equals(name))
        .anyMatch(endpoint ->
            networksToReplace.contains(name)
                || endpoint.networkId().isEmpty()
                || network.map(each -> each.id().equals(endpoint.networkId())).orElse(false));
  }

  private static Optional<Reason> volume(ContainerSpec spec, ObservedContainer container) {
    return spec.mounts().stream()
        .flatMap(mount ->
            mount instanceof MountSpec.NamedVolume named
                ? Stream.of(named.volume())
                : Stream.empty())
        .filter(
            volume -> container.mounts().stream().noneMatch(mount -> volume.equals(mount.name())))
        .findFirst()
        .map(Reason.NotMounted::new);
  }
}
