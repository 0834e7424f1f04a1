package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.model.Mount;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedMount;
import dev.dhow.watch.MountPoints;
import dev.dhow.watch.News;
import dev.dhow.watch.Rule;
import dev.dhow.watch.Rule.Reaction;
import dev.dhow.watch.Sources;
import dev.dhow.watch.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Keeps all containers of the services that files are copied for level with this machine. What
/// fails is tried again, and told when it fails more than once.
final class Couriers {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Workplace workplace;
  private final Project project;
  private final List<Rule> rules;
  private final Sources sources;
  private final Consumer<News> news;
  private final Consumer<Duration> again;
  private final Map<ContainerId, Courier> couriers = new HashMap<>();
  private final Map<ContainerId, Trouble> troubles = new HashMap<>();
  private final Set<ContainerId> waiting = new HashSet<>();
  private final List<Tree> baseline;
  private final AtomicBoolean stale = new AtomicBoolean(true);
  private List<ObservedContainer> known = List.of();

  /// Something that goes wrong again and again.
  private record Trouble(int times, @Nullable String told) {}

  /// What has to be done once files were copied.
  ///
  /// @param restarts of services
  /// @param commands to run in containers
  record Owed(Set<ServiceName> restarts, List<Command> commands) {

    record Command(ObservedContainer container, Rule rule) {}
  }

  /// @param baseline what images have of each rule, as far as is known
  /// @param again told when to try again what failed
  Couriers(
      Workplace workplace,
      Project project,
      List<Rule> rules,
      List<Tree> baseline,
      Sources sources,
      Consumer<News> news,
      Consumer<Duration> again) {
    this.workplace = workplace;
    this.project = project;
    this.rules = List.copyOf(rules);
    this.baseline = new ArrayList<>(baseline);
    this.sources = sources;
    this.news = news;
    this.again = again;
  }

  /// From now on new containers of these services come with what there was then.
  void rebase(Set<ServiceName> rebuilt, List<Tree> then) {
    for (int i = 0; i < rules.size(); i++) {
      if (rebuilt.contains(rules.get(i).service())) {
        baseline.set(i, then.get(i));
      }
    }
  }

  /// Brings every container what it lacks.
  ///
  /// @param began when it was noticed
  Owed deliver(List<Tree> now, Instant began) throws InterruptedException {
    var owed = new Owed(new HashSet<>(), new ArrayList<>());
    if (rules.stream().noneMatch(rule -> rule.reaction().syncs())) {
      return owed;
    }
    var containers = containers();
    forgetAllBut(containers);
    for (var service : project.services().values()) {
      var indices = indices(service.name());
      if (!indices.isEmpty()) {
        deliver(service, indices, containers, now, began, owed);
      }
    }
    return owed;
  }

  /// The containers there are have to be asked for again.
  void forgetContainers() {
    stale.set(true);
  }

  /// Asking takes longer than most of what there is to do.
  private List<ObservedContainer> containers() throws InterruptedException {
    if (stale.getAndSet(false)) {
      boolean answered = false;
      try {
        known = workplace.engine().get().containers(project.name());
        answered = true;
      } finally {
        stale.compareAndSet(false, !answered);
      }
    }
    return known;
  }

  private List<Integer> indices(ServiceName service) {
    return IntStream.range(0, rules.size())
        .filter(i -> rules.get(i).reaction().syncs() && rules.get(i).service().equals(service))
        .boxed()
        .toList();
  }

  private void forgetAllBut(List<ObservedContainer> containers) {
    var present = containers.stream().map(ObservedContainer::id).toList();
    couriers.keySet().retainAll(present);
    troubles.keySet().retainAll(present);
    waiting.retainAll(present);
  }

  private void deliver(
      Service service,
      List<Integer> indices,
      List<ObservedContainer> containers,
      List<Tree> now,
      Instant began,
      Owed owed)
      throws InterruptedException {
    var trees = indices.stream().map(now::get).toList();
    int written = 0;
    int removed = 0;
    var kept = new TreeSet<String>();
    int reached = 0;
    for (var container : replicas(service, containers)) {
      var done = deliver(service, indices, container, trees);
      if (done == null) {
        continue;
      }
      reached += done.isNothing() ? 0 : 1;
      written = Math.max(written, done.written());
      kept.addAll(done.kept());
      removed = Math.max(removed, done.removed());
      for (var cause : done.causes()) {
        if (cause.reaction() == Reaction.SYNC_AND_RESTART) {
          owed.restarts().add(service.name());
        }
        if (cause.exec() != null && container.status() == ContainerStatus.RUNNING) {
          owed.commands().add(new Owed.Command(container, cause));
        }
      }
    }
    if (reached > 0) {
      var took = Duration.between(began, workplace.clock().instant());
      news.accept(new News.Synced(service.name(), written, removed, kept, reached, took));
    }
  }

  private static List<ObservedContainer> replicas(
      Service service, List<ObservedContainer> containers) {
    return containers.stream()
        .filter(each -> each.service().equals(service.name().value()) && !each.isOneOff())
        .filter(each -> each.status() != ContainerStatus.DEAD)
        .filter(each -> each.status() != ContainerStatus.REMOVING)
        .sorted(ObservedContainer::byNumber)
        .toList();
  }

  /// @return null when it failed
  private Courier.@Nullable Done deliver(
      Service service, List<Integer> indices, ObservedContainer container, List<Tree> trees)
      throws InterruptedException {
    try {
      var courier = couriers.get(container.id());
      if (courier == null) {
        courier = courier(service, indices, container, trees);
        couriers.put(container.id(), courier);
      }
      var done = courier.bring(trees, container.status() == ContainerStatus.RUNNING);
      troubles.remove(container.id());
      tellRest(container, done);
      return done;
    } catch (EngineException.NotFound _) {
      forgetContainers();
      return null; // gone since it was listed; another one in its place tells of its start
    } catch (EngineException e) {
      fail(container, e);
      return null;
    }
  }

  private Courier courier(
      Service service, List<Integer> indices, ObservedContainer container, List<Tree> trees)
      throws InterruptedException {
    Engine engine = workplace.engine().get();
    var own = indices.stream().map(rules::get).toList();
    var known = indices.stream().map(baseline::get).toList();
    var observed = container.mounts().stream().map(ObservedMount::target).toList();
    var mounts = MountPoints.of(project, service, observed);
    return Courier.of(
        engine, container.id(), folder(service, own), mounts, own, trees, known, sources);
  }

  /// What is read-only can only be written to where a volume is mounted.
  private static String folder(Service service, List<Rule> rules) {
    if (!service.isolation().readOnly()) {
      return "/";
    }
    return service.storage().mounts().stream()
        .filter(Mount.Volume.class::isInstance)
        .map(Mount::target)
        .filter(target -> rules.stream().allMatch(rule -> isIn(rule.target(), target)))
        .max((one, other) -> Integer.compare(one.length(), other.length()))
        .orElse("/");
  }

  private static boolean isIn(String path, String folder) {
    return path.startsWith(folder.endsWith("/") ? folder : folder + "/");
  }

  private void tellRest(ObservedContainer container, Courier.Done done) {
    if (!done.stuck().isEmpty()) {
      news.accept(
          new News.NotSynced(
              container.name(), done.stuck(), "recreate the container to be rid of it"));
    }
    if (done.left() == 0) {
      waiting.remove(container.id());
    } else if (waiting.add(container.id())) {
      var why = "what is removed stays until the container runs";
      news.accept(new News.NotSynced(container.name(), why, null));
    }
  }

  /// Once is no trouble: a file may change just when it is sent.
  private void fail(ObservedContainer container, EngineException problem) {
    forgetContainers();
    var before = troubles.getOrDefault(container.id(), new Trouble(0, null));
    var message = String.valueOf(problem.getMessage());
    var told = before.told();
    if (before.times() > 0 && !message.equals(told)) {
      news.accept(new News.NotSynced(container.name(), message, problem.hint()));
      told = message;
    }
    troubles.put(container.id(), new Trouble(before.times() + 1, told));
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(before.times(), 10));
    again.accept(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }
}
