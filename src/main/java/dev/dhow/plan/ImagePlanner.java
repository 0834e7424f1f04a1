package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.ImageRequest.Pull;
import dev.dhow.spec.BuildSpecs;
import dev.dhow.spec.Names;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Plans the pulls and builds that have to come before containers are looked at. Every reference is
/// pulled or built once, however many services use it.
///
/// A service with a build section is built, not pulled, unless its pull policy is `always`: what is
/// in the project is nearer than what is in a registry. Where the registry does not have it, the
/// image that is there does, or it is built all the same.
final class ImagePlanner {
  private final PlanBuilder plan = new PlanBuilder();
  private final Project project;
  private final EngineState state;
  private final ImageRequest request;
  private final Set<String> done = new HashSet<>();

  /// How others need the builds of images, by these. One that stands in for a pull is not needed
  /// where that succeeds.
  private final Map<String, Need> builds = new HashMap<>();

  ImagePlanner(Project project, EngineState state, ImageRequest request) {
    this.project = project;
    this.state = state;
    this.request = request;
  }

  Plan plan() {
    var services = project.services().values().stream().filter(this::isConcerned).toList();
    services.forEach(this::build);
    services.forEach(this::pull);
    services.forEach(this::getForInits);
    return plan.build();
  }

  /// The same, and what programs have to provide before containers are looked at.
  Plan planWithProviders() {
    var _ = plan();
    new ModelPlanner(plan, project).prepare(request.models());
    new ProviderPlanner(plan, project).up();
    return plan.build();
  }

  private boolean isConcerned(Service service) {
    return !ProviderPlanner.isProvided(service) && isAskedFor(service);
  }

  private boolean isAskedFor(Service service) {
    return request.services().isEmpty() || request.services().contains(service.name());
  }

  private void build(Service service) {
    builder(service, Names.image(project, service)).ifPresent(this::planBuild);
  }

  /// What an image takes files from is built before it.
  private void planBuild(Service service) {
    var image = Names.image(project, service);
    var reason = done.contains(image) ? Optional.<Reason>empty() : whyBuild(service, image);
    if (reason.isEmpty()) {
      return;
    }
    done.add(image);
    addBuild(service, image, reason.get(), List.of());
  }

  private void addBuild(Service service, String image, Reason reason, List<Need> first) {
    var spec = BuildSpecs.of(project, service, request.flags());
    var needs = new ArrayList<>(first);
    for (var context : spec.contexts()) {
      planBuild(service(context.service()));
      var built = builds.get(context.image());
      if (built != null) {
        needs.add(built);
      }
    }
    var step = plan.add(new Action.BuildImage(spec), reason, service.name(), needs);
    builds.put(image, first.isEmpty() ? Need.done(step) : Need.ended(step));
  }

  private Service service(ServiceName name) {
    var enabled = project.services().get(name);
    return enabled == null
        ? Objects.requireNonNull(project.disabledServices().get(name), "contexts were checked")
        : enabled;
  }

  /// The service whose build makes the image: itself, or another one that gives it that name.
  private Optional<Service> builder(Service service, String image) {
    return service.build() != null ? Optional.of(service) : builder(image);
  }

  private Optional<Service> builder(String image) {
    return project.services().values().stream()
        .filter(each -> each.build() != null)
        .filter(each -> Names.image(project, each).equals(image))
        .findFirst();
  }

  private Optional<Reason> whyBuild(Service service, String image) {
    var policy = policy(service);
    return switch (request.build()) {
      case NEVER -> Optional.empty();
      case ALWAYS -> Optional.of(new Reason.Requested("--build"));
      case COMMANDED -> Optional.of(new Reason.Requested("build"));
      case MISSING, WATCHED -> {
        if (policy.equals("build")) {
          var watched = request.build() == ImageRequest.Build.WATCHED;
          yield Optional.of(new Reason.Requested(watched ? "watch" : "pull_policy"));
        }
        var pulled = policy.equals("always") && service.image() != null;
        yield pulled || found(service, image).isPresent()
            ? Optional.empty()
            : Optional.of(whyMissing(service, image));
      }
    };
  }

  private void pull(Service service) {
    var image = service.image();
    if (image != null && !done.contains(image)) {
      whyPull(service, image).ifPresent(reason -> pull(service, image, reason));
    }
  }

  private void pull(Service service, String image, Reason reason) {
    done.add(image);
    var here = found(service, image).isPresent();
    var builder = standIn(service, image).filter(_ -> here || canBuild());
    var pull = new Action.PullImage(image, service.platform(), builder.isPresent());
    var pulled = plan.add(pull, reason, service.name(), List.of());
    if (!here) {
      builder.ifPresent(
          each -> addBuild(each, image, whyMissing(service, image), List.of(Need.failed(pulled))));
    }
    if (interval(service).isPresent() && !image.contains("@")) {
      var date = new Action.DateImage(image);
      plan.add(date, reason, service.name(), List.of(Need.done(pulled)));
    }
  }

  /// Who builds what a registry does not have; nobody when pulling is all that was asked for.
  private Optional<Service> standIn(Service service, String image) {
    return request.pull() == Pull.COMMANDED ? Optional.empty() : builder(service, image);
  }

  private boolean canBuild() {
    return request.build() != ImageRequest.Build.NEVER;
  }

  private Optional<Reason> whyPull(Service service, String image) {
    return switch (policy(service)) {
      case "always" -> Optional.of(always(request.pull()));
      case "never", "build" -> Optional.empty();
      case String policy -> {
        var found = found(service, image);
        if (found.isEmpty()) {
          yield Optional.of(whyMissing(service, image));
        }
        yield interval(service)
            .filter(_ -> request.pull() == null)
            .filter(interval -> isOlder(found.get(), interval))
            .map(_ -> new Reason.Outdated(policy));
      }
    };
  }

  /// What runs before a service may have images of its own. As with docker compose, those that are
  /// there do.
  private void getForInits(Service service) {
    var own = Names.image(project, service);
    for (var image : Names.images(project, service)) {
      if (image.equals(own) || done.contains(image)) {
        continue;
      }
      var builder = builder(image);
      if (builder.isPresent()) {
        planBuild(builder.get());
      } else {
        whyPullForInit(service, image)
            .ifPresent(reason -> {
              done.add(image);
              plan.add(new Action.PullImage(image, null), reason, service.name(), List.of());
            });
      }
    }
  }

  private Optional<Reason> whyPullForInit(Service service, String image) {
    if (request.pull() == Pull.ALWAYS || request.pull() == Pull.COMMANDED) {
      return Optional.of(always(request.pull()));
    }
    return state.image(image).isPresent() || policy(service).equals("never")
        ? Optional.empty()
        : Optional.of(new Reason.Missing());
  }

  /// One for another platform is none, as for docker compose.
  private Optional<ObservedImage> found(Service service, String image) {
    return state.image(image).filter(each -> each.suits(service.platform()));
  }

  private Reason whyMissing(Service service, String image) {
    return state
        .image(image)
        .<Reason>map(each -> new Reason.OtherPlatform(each.platform(), platform(service)))
        .orElseGet(Reason.Missing::new);
  }

  private static String platform(Service service) {
    return Objects.requireNonNullElse(service.platform(), "");
  }

  /// How old its image may be; empty when that does not matter, as when it is built.
  private static Optional<Duration> interval(Service service) {
    var policy = service.pullPolicy();
    return policy == null || service.build() != null ? Optional.empty() : PullInterval.of(policy);
  }

  /// One of unknown age is pulled, as docker compose does.
  private boolean isOlder(ObservedImage image, Duration interval) {
    var now = request.now();
    var tagged = image.lastTagged();
    return now != null && (tagged == null || now.isAfter(tagged.plus(interval)));
  }

  private static Reason always(@Nullable Pull pull) {
    return new Reason.Requested(
        switch (pull) {
          case COMMANDED -> "pull";
          case ALWAYS, MISSING, NEVER -> "--pull";
          case null -> "pull_policy";
        });
  }

  private String policy(Service service) {
    return switch (request.pull()) {
      case ALWAYS, COMMANDED -> "always";
      case MISSING -> "missing";
      case NEVER -> "never";
      case null -> service.pullPolicy() == null ? "missing" : service.pullPolicy();
    };
  }
}
