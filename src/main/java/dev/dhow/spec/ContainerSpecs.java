package dev.dhow.spec;

import dev.dhow.model.Connectivity.Attachment;
import dev.dhow.model.Dependency;
import dev.dhow.model.Mount;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.spec.ContainerSpec.Endpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the spec of one of a service's containers, labels included.
public final class ContainerSpecs {

  private static final int SALT_LETTERS = 22; // 128 bits
  private static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";

  private ContainerSpecs() {}

  /// @param number counted from 1
  /// @param imageId `sha256:…`; null while it is not known because the image is still to be pulled
  ///   or built, see [#withImageId]
  public static ContainerSpec of(
      Project project, Service service, int number, @Nullable String imageId) {
    var name = Names.container(project, service, number);
    var networks = endpoints(project, service, name);
    var declared = service.storage().mounts().stream().map(mount -> mount(project, mount)).toList();
    var files = ServiceFiles.of(project, service);
    var mounts = Stream.concat(declared.stream(), files.mounts(declared).stream()).toList();
    var spec =
        new ContainerSpec(
            name,
            service.name(),
            number,
            Names.image(project, service),
            service.platform(),
            labels(project, service, number),
            service.process(),
            service.connectivity().hostname(),
            networks.isEmpty() ? "none" : networks.getFirst().network(),
            networks,
            service.connectivity().ports(),
            service.connectivity().expose(),
            mounts,
            files.copies(),
            HostSpecs.restart(service.scheduling()),
            HostSpecs.of(service, project.workingDirectory()));
    return imageId == null ? spec : withImageId(spec, imageId);
  }

  /// Notes the image the container is made of, which tells later that it is outdated.
  public static ContainerSpec withImageId(ContainerSpec spec, String imageId) {
    return withLabel(spec, Labels.IMAGE, imageId);
  }

  /// Notes that the container takes the place of another, as docker compose does.
  public static ContainerSpec replacing(ContainerSpec spec, Project project, Service service) {
    var declared = service.containerName();
    var replaced =
        declared != null ? declared : project.naming().join(service.name(), spec.number());
    return withLabel(spec, Labels.REPLACE, replaced);
  }

  /// Notes, field by field, what the container is made of, which tells later what has changed.
  ///
  /// @param random text that nobody can guess; with the container's name it makes the salt
  public static ContainerSpec explained(
      ContainerSpec spec, Project project, Service service, String random) {
    var digest = ConfigHash.sha256(random + " " + spec.name());
    var salt = Base64.getUrlEncoder().encodeToString(digest).substring(0, SALT_LETTERS);
    var fingerprint = Fingerprint.of(service, salt).label();
    var contents = ContentHashes.of(project, service, salt);
    var explained = withLabel(withLabel(spec, Labels.SALT, salt), Labels.FINGERPRINT, fingerprint);
    return contents.isEmpty() ? explained : withLabel(explained, Labels.CONTENTS, contents.label());
  }

  private static ContainerSpec withLabel(ContainerSpec spec, String label, String value) {
    var labels = new TreeMap<>(spec.labels());
    labels.put(label, value);
    return spec.withLabels(labels);
  }

  private static SortedMap<String, String> labels(Project project, Service service, int number) {
    var labels = new TreeMap<>(service.labels());
    labels.put(Labels.PROJECT, project.name().value());
    labels.put(Labels.SERVICE, service.name().value());
    labels.put(Labels.VERSION, Labels.COMPATIBLE_VERSION);
    labels.put(Labels.ONE_OFF, "False");
    labels.put(Labels.NUMBER, Integer.toString(number));
    labels.put(Labels.CONFIG_HASH, ConfigHash.ofContainers(service));
    labels.put(Labels.DEPENDS_ON, dependencies(project, service));
    labels.put(Labels.WORKING_DIR, project.workingDirectory().toString());
    labels.put(Labels.CONFIG_FILES, joined(project.files()));
    if (!project.envFiles().isEmpty()) {
      labels.put(Labels.ENVIRONMENT_FILE, joined(project.envFiles()));
    }
    return labels;
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(","));
  }

  /// Without optional ones that are not enabled. docker compose writes these in random order;
  /// sorted they never change without need.
  private static String dependencies(Project project, Service service) {
    return service.dependsOn().stream()
        .filter(each -> project.services().containsKey(each.service()))
        .sorted(Comparator.comparing(Dependency::service))
        .map(each -> each.service() + ":" + each.condition().id() + ":" + each.restart())
        .collect(Collectors.joining(","));
  }

  private static List<Endpoint> endpoints(Project project, Service service, String name) {
    var endpoints = new ArrayList<Endpoint>();
    for (var entry : byPriority(service.connectivity().networks())) {
      var network = project.networks().get(entry.getKey());
      if (network != null) {
        endpoints.add(endpoint(network.name(), name, service, entry.getValue()));
      }
    }
    return endpoints;
  }

  private static List<Map.Entry<NetworkKey, @Nullable Attachment>> byPriority(
      SortedMap<NetworkKey, @Nullable Attachment> networks) {
    var entries = new ArrayList<Map.Entry<NetworkKey, @Nullable Attachment>>(networks.entrySet());
    entries.sort(Comparator.comparingInt(entry -> -priority(entry.getValue())));
    return entries;
  }

  private static int priority(@Nullable Attachment attachment) {
    return attachment == null ? 0 : attachment.priority();
  }

  private static Endpoint endpoint(
      String network, String container, Service service, @Nullable Attachment attachment) {
    var aliases = new ArrayList<>(List.of(container, service.name().value()));
    if (attachment == null) {
      return Endpoint.of(network, aliases);
    }
    aliases.addAll(attachment.aliases());
    return new Endpoint(
        network,
        aliases,
        attachment.ipv4Address(),
        attachment.ipv6Address(),
        attachment.linkLocalIps(),
        attachment.macAddress(),
        driverOptions(attachment),
        attachment.gatewayPriority());
  }

  private static SortedMap<String, String> driverOptions(Attachment attachment) {
    var options = new TreeMap<>(attachment.driverOpts());
    var name = attachment.interfaceName();
    if (name != null && !name.isEmpty()) {
      options.put(INTERFACE_NAME, name);
    }
    return options;
  }

  private static MountSpec mount(Project project, Mount mount) {
    var options = mount.options();
    var target = mount.target();
    return switch (mount) {
      case Mount.Bind bind ->
          new MountSpec.Bind(bind.source(), target, options.readOnly(), options.bind());
      case Mount.Volume volume -> volume(project, volume);
      case Mount.Tmpfs _ -> new MountSpec.Tmpfs(target, options.readOnly(), options.tmpfs());
      case Mount.Image image ->
          new MountSpec.Image(image.source(), target, options.readOnly(), options.image());
      case Mount.Pipe pipe ->
          new MountSpec.Other("npipe", pipe.source(), target, options.readOnly());
      case Mount.Cluster cluster ->
          new MountSpec.Other("cluster", cluster.source(), target, options.readOnly());
    };
  }

  private static MountSpec volume(Project project, Mount.Volume mount) {
    var options = mount.options();
    var source = mount.source();
    if (source == null) {
      return new MountSpec.AnonymousVolume(mount.target(), options.readOnly(), options.volume());
    }
    var volume = project.volumes().get(source);
    var name = volume == null ? source.value() : volume.name();
    return new MountSpec.NamedVolume(
        name, mount.target(), options.readOnly(), options.volume(), options.bind());
  }
}
