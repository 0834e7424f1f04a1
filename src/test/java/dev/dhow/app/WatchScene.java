package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Eventually;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Watching on an engine in memory, with folders in memory.
final class WatchScene {
  /// One service that files are copied for.
  static final String SYNC =
      """
      services:
        web:
          image: busybox
          command: serve
          develop: {watch: [{path: src, action: sync, target: /app}]}
      """;

  final Scene scene = new Scene();
  final FakeSources sources = new FakeSources();

  Watching watching() {
    return new Watching(sources, _ -> Optional.empty(), scene.time::after);
  }

  /// Attached, with sources watched from the beginning.
  Stay stay() {
    return new Stay(watching(), true, false);
  }

  Scene.Running watch() {
    return watch(new WatchOptions(Set.of(), true, true, false, false));
  }

  Scene.Running watch(WatchOptions options) {
    return new Scene.Running(() -> {
      try {
        return new Watch(scene.workplace(), watching()).run(options);
      } catch (InterruptedException _) {
        return 130;
      }
    });
  }

  Scene.Running upAttached() {
    return new Scene.Running(
        () -> new Up(scene.workplace()).run(UpFlags.ATTACHED.options(), stay()));
  }

  void awaitStory(String text) {
    await(() -> scene.err.toString().contains(text));
  }

  void await(BooleanSupplier condition) {
    Eventually.isTrue("what is waited for", condition, scene.err::toString);
  }

  void end(Scene.Running watch) throws InterruptedException {
    watch.interrupt();
    assertThat(watch.exitCode()).isEqualTo(130);
    assertThat(scene.err.toString()).endsWith(" ⦿ Watch disabled\n");
  }
}
