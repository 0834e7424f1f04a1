package dev.dhow.spec;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.spec.ContainerSpec.Endpoint;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the spec of one of a service's containers, labels included.
public final class ContainerSpecs {

  private static final int SALT_LETTERS = 22; // 128 bits

  private ContainerSpecs() {}

  /// @param number counted from 1
  /// @param imageId `sha256:…`; null while it is not known because the image is still to be pulled
  ///   or built, see [#withImageId]
  public static ContainerSpec of(
      Project project, Service service, int number, @Nullable String imageId) {
    var name = Names.container(project, service, number);
    var networks = Endpoints.of(project, service, name);
    var storage = MountSpecs.of(project, service.storage());
    var files = ServiceFiles.of(project, service);
    var spec =
        new ContainerSpec(
            name,
            service.name(),
            number,
            Names.image(project, service),
            service.platform(),
            labels(project, service, number),
            service.process(),
            names(service),
            networkMode(service, networks),
            networks.isEmpty() ? service.connectivity().macAddress() : null,
            networks,
            service.connectivity().ports(),
            service.connectivity().expose(),
            storage.and(files.mounts(storage.mounts())),
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
    var fields = Fingerprint.fields(service);
    var fingerprint = Fingerprint.of(fields, salt).label();
    var record = SettingsRecord.of(fields);
    var contents = ContentHashes.of(project, service, salt);
    var labels = new TreeMap<>(spec.labels());
    labels.put(Labels.SALT, salt);
    labels.put(Labels.FINGERPRINT, fingerprint);
    if (!record.isEmpty()) {
      labels.put(Labels.RECORD, record);
    }
    if (!contents.isEmpty()) {
      labels.put(Labels.CONTENTS, contents.label());
    }
    return spec.withLabels(labels);
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
    labels.put(Labels.CONFIG_HASH, ConfigHash.ofContainers(References.bind(service, Map.of())));
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
        .sorted((one, other) -> one.service().compareTo(other.service()))
        .map(each -> each.service() + ":" + each.condition().id() + ":" + each.restart())
        .collect(Collectors.joining(","));
  }

  private static String networkMode(Service service, List<Endpoint> networks) {
    var mode = service.connectivity().networkMode();
    if (mode != null && !mode.isEmpty()) {
      return mode;
    }
    return networks.isEmpty() ? "none" : networks.getFirst().network();
  }

  private static NameSpec names(Service service) {
    var resolution = service.connectivity().resolution();
    return new NameSpec(
        service.connectivity().hostname(),
        resolution.domainname(),
        resolution.dns(),
        resolution.dnsOptions(),
        resolution.dnsSearch(),
        resolution.extraHosts().stream().map(host -> host.replaceFirst("=", ":")).toList(),
        Links.external(service));
  }
}
