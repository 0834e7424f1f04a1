package dev.dhow.engine;

import dev.dhow.spec.BakeFile;
import dev.dhow.spec.BuildSpec;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Builds images one call each, so many at once.
public final class SeparateBuilds implements ImageBuilds {
  private final Builder builder;
  private final List<BuildSpec> builds;
  private final BakeFile.Settings settings;
  private final Semaphore permits;

  /// Builds one image.
  @FunctionalInterface
  public interface Builder {
    String build(BuildSpec build, Consumer<Progress> progress) throws InterruptedException;
  }

  /// @param atOnce at least 1
  public SeparateBuilds(
      Builder builder, List<BuildSpec> builds, BakeFile.Settings settings, int atOnce) {
    this.builder = builder;
    this.builds = List.copyOf(builds);
    this.settings = settings;
    this.permits = new Semaphore(atOnce);
  }

  @Override
  public String build(BuildSpec build, Consumer<Progress> progress) throws InterruptedException {
    permits.acquire();
    try {
      return builder.build(build, progress);
    } finally {
      permits.release();
    }
  }

  @Override
  public boolean check(Consumer<String> out) {
    throw new EngineException.Unsupported(
        "checking builds takes docker buildx, which is not there",
        "install the buildx plugin of the docker command line, and do not set DOCKER_BUILDKIT=0");
  }

  @Override
  public String bakeFile(List<BuildSpec> others) {
    return new BakeFile(builds, others, settings).text();
  }

  /// Each build ends with its caller.
  @Override
  public void close() {}
}
