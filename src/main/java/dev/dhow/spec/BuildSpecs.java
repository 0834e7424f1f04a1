package dev.dhow.spec;

import dev.dhow.model.Build;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes the specs of services' images.
public final class BuildSpecs {
  private final Project project;
  private final BuildFlags flags;

  private BuildSpecs(Project project, BuildFlags flags) {
    this.project = project;
    this.flags = flags;
  }

  /// @throws IllegalArgumentException when the service has nothing to build
  public static BuildSpec of(Project project, Service service, BuildFlags flags) {
    return new BuildSpecs(project, flags).of(service);
  }

  private BuildSpec of(Service service) {
    var build = service.build();
    if (build == null) {
      throw new IllegalArgumentException("service " + service.name() + " has nothing to build");
    }
    var image = Names.image(project, service);
    var args = new TreeMap<String, @Nullable String>(build.args());
    args.putAll(flags.args());
    return new BuildSpec(
        service.name(),
        build,
        image,
        tags(build, image),
        args,
        platforms(service, build),
        labels(service, build),
        ssh(build),
        secrets(build),
        build.contextServices().stream().map(this::service).map(this::of).toList(),
        flags.push() && service.image() != null,
        flags);
  }

  /// A service whose image another one is built from may itself not be wanted.
  private Service service(ServiceName name) {
    var enabled = project.services().get(name);
    var service = enabled == null ? project.disabledServices().get(name) : enabled;
    if (service == null) {
      throw new IllegalArgumentException("no service " + name);
    }
    return service;
  }

  private static List<String> tags(Build build, String image) {
    var tags = new LinkedHashSet<>(build.tags());
    tags.add(image);
    return List.copyOf(tags);
  }

  /// The platform that the service runs on is the one that counts when it is to run here; when it
  /// names none, the builder knows best.
  private List<String> platforms(Service service, Build build) {
    var declared = build.advanced().platforms();
    var own = service.platform();
    boolean named = own != null && !own.isEmpty();
    if (named && (flags.singlePlatform() || declared.isEmpty())) {
      return List.of(own);
    }
    return flags.singlePlatform() && declared.size() > 1 ? List.of() : declared;
  }

  private SortedMap<String, String> labels(Service service, Build build) {
    var labels = new TreeMap<>(build.labels());
    labels.put(Labels.PROJECT, project.name().value());
    labels.put(Labels.SERVICE, service.name().value());
    labels.put(Labels.VERSION, Labels.COMPATIBLE_VERSION);
    return labels;
  }

  private SortedMap<String, String> ssh(Build build) {
    var keys = new TreeMap<String, String>();
    build.advanced().ssh().forEach((id, path) -> keys.put(id, path == null ? "" : path));
    keys.putAll(flags.ssh());
    return keys;
  }

  private List<BuildSecret> secrets(Build build) {
    var secrets = new ArrayList<BuildSecret>();
    for (var reference : build.advanced().secrets()) {
      var secret = project.secrets().get(reference.source());
      if (secret == null) {
        throw new IllegalArgumentException("no secret " + reference.source());
      }
      var target = reference.target();
      var id = target == null || target.isEmpty() ? reference.source() : target;
      var source = secret.source();
      if (source.environment() != null) {
        secrets.add(new BuildSecret(id, null, source.environment(), source.value()));
      } else if (source.file() != null) {
        secrets.add(new BuildSecret(id, source.file(), null, null));
      }
    }
    return secrets;
  }
}
