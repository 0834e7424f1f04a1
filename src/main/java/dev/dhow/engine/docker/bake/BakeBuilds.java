package dev.dhow.engine.docker.bake;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.ImageBuilds;
import dev.dhow.engine.Progress;
import dev.dhow.engine.docker.build.BuildFailure;
import dev.dhow.engine.docker.build.BuildSupport;
import dev.dhow.engine.docker.build.BuildTrace;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.BakeFile;
import dev.dhow.spec.BuildSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Builds all images of a plan in one run of bake, which transfers a folder once, builds a step
/// once, and builds side by side whatever it can. As bake gives up everything when one build fails,
/// the others are run again, which their cached steps make quick.
public final class BakeBuilds implements ImageBuilds {
  private final Buildx buildx;
  private final BakeFile.Settings settings;
  private final List<BuildSpec> builds;
  private final Map<ServiceName, BakeMember> members = new TreeMap<>();
  private boolean begun;
  private boolean givenUp;
  private @Nullable BakeRun running;

  public BakeBuilds(Buildx buildx, BakeFile.Settings settings, List<BuildSpec> builds) {
    this.buildx = buildx;
    this.settings = settings;
    this.builds = List.copyOf(builds);
    builds.stream()
        .filter(BuildSupport::suitsBuildKit)
        .forEach(build -> members.put(build.service(), new BakeMember(build)));
  }

  @Override
  public String build(BuildSpec build, Consumer<Progress> progress) throws InterruptedException {
    BuildSupport.checkBuildKit(build);
    var member = members.get(build.service());
    if (member == null) {
      throw new IllegalArgumentException(build + " is not among these builds");
    }
    begin();
    try {
      return member.await(progress);
    } catch (InterruptedException e) {
      if (members.values().stream().noneMatch(BakeMember::isAwaited)) {
        close();
      }
      throw e;
    }
  }

  private synchronized void begin() {
    if (!begun) {
      begun = true;
      Thread.ofVirtual().name("builds").start(this::runAll);
    }
  }

  private void runAll() {
    var left = new ArrayList<>(members.values());
    try {
      while (!left.isEmpty()) {
        run(left);
        left.removeIf(BakeMember::isOver);
      }
    } catch (InterruptedException | IOException | RuntimeException e) {
      var failure =
          new EngineException.BuildFailed(
              "%s cannot be run: %s".formatted(buildx.program(), e.getMessage()), null);
      left.forEach(member -> member.fail(failure));
    }
  }

  /// Ends at least one of them. Where bake fails without telling for which, each is on its own.
  private void run(List<BakeMember> left) throws IOException, InterruptedException {
    var file = new BakeFile(left.stream().map(BakeMember::build).toList(), List.of(), settings);
    var byTarget = new LinkedHashMap<String, BakeMember>();
    left.forEach(member -> byTarget.put(file.target(member.build().service()), member));
    var traces = new LinkedHashMap<String, BuildTrace>();
    byTarget.forEach((target, member) -> traces.put(target, new BuildTrace(member::tell)));
    var exported = new HashMap<BakeMember, String>();
    var output =
        new BakeOutput(
            traces,
            (target, image) -> {
              var member = byTarget.get(target);
              if (member != null && isWhole(member.build())) {
                exported.put(member, image);
              }
              if (member != null && isNeeded(member.build(), left)) {
                member.succeed(image);
              }
            });
    var run = new BakeRun(buildx, file);
    register(run);
    tellOfLimits(left);
    var end = run.run(BakeArguments.of(left.getFirst().build().flags()), output::add);
    if (end.exitCode() == 0) {
      byTarget.forEach((target, member) ->
          member.succeed(end.metadata().at(target).text("containerimage.digest")));
      return;
    }
    var failure = output.failure(end.exitCode());
    if (BuildTrace.isCancelled(failure.why())) {
      left.forEach(BakeMember::awaitLeave);
    }
    if (failure.target().isEmpty() && left.size() > 1) {
      for (var member : left) {
        run(List.of(member));
      }
      return;
    }
    fail(failure, file, byTarget, traces);
    exported.forEach(BakeMember::succeed);
  }

  /// Whether nothing is left to do once the image is there.
  private static boolean isWhole(BuildSpec build) {
    return build.build().advanced().cacheTo().isEmpty();
  }

  private synchronized void register(BakeRun run) throws InterruptedException {
    if (givenUp) {
      throw new InterruptedException("the builds were given up");
    }
    running = run;
  }

  /// Whether others wait for its image.
  private static boolean isNeeded(BuildSpec build, Collection<BakeMember> by) {
    return by.stream().anyMatch(member -> needs(member.build(), build.service()));
  }

  private static boolean needs(BuildSpec build, ServiceName service) {
    return build.contexts().stream()
        .anyMatch(context -> context.service().equals(service) || needs(context, service));
  }

  private static void tellOfLimits(List<BakeMember> members) {
    for (var member : members) {
      if (member.build().flags().memory() != 0) {
        member.tell(new Progress.Line("--memory is ignored, as BuildKit knows no such limit"));
      }
    }
  }

  private static void fail(
      BakeOutput.Failure failure,
      BakeFile file,
      Map<String, BakeMember> byTarget,
      Map<String, BuildTrace> traces) {
    var target = failure.target().orElseGet(() -> byTarget.keySet().iterator().next());
    var failed = byTarget.get(target);
    if (failed != null) {
      failed.fail(exception(failed, failure, traces.get(target)));
    }
    for (var member : byTarget.values()) {
      file.contextTargets(member.build()).stream()
          .filter(target::equals)
          .forEach(_ -> member.fail(exception(member, failure, traces.get(target))));
    }
    if (byTarget.values().stream().noneMatch(BakeMember::isOver)) {
      byTarget.values().forEach(member -> member.fail(exception(member, failure, null)));
    }
  }

  private static EngineException exception(
      BakeMember member, BakeOutput.Failure failure, @Nullable BuildTrace trace) {
    return new BuildFailure(
            member.build().service(),
            trace == null ? "" : trace.failedStep(),
            failure.why(),
            trace == null ? List.of() : trace.failedLines(),
            failure.evidence(),
            null)
        .exception();
  }

  @Override
  public boolean check(Consumer<String> out) throws InterruptedException {
    var file = new BakeFile(builds, List.of(), settings);
    var words = new ArrayList<String>();
    try {
      var run = new BakeRun(buildx, file);
      var end =
          run.run(
              BakeArguments.of(builds.getFirst().flags()),
              line -> {
                if (!line.startsWith("{")) {
                  words.add(line);
                }
              });
      end.result().forEach(out);
      if (end.exitCode() != 0 && end.result().isEmpty()) {
        throw new EngineException.BuildFailed(String.join("\n", words), null);
      }
      return end.exitCode() == 0;
    } catch (IOException e) {
      throw new EngineException.BuildFailed(
          "%s cannot be run: %s".formatted(buildx.program(), e.getMessage()), null);
    }
  }

  @Override
  public String bakeFile(List<BuildSpec> others) {
    return new BakeFile(builds, others, settings).text();
  }

  @Override
  public synchronized void close() {
    givenUp = true;
    if (running != null) {
      running.end();
    }
  }
}
