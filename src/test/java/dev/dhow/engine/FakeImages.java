package dev.dhow.engine;

import dev.dhow.model.ProjectName;
import dev.dhow.spec.BuildSpec;
import dev.dhow.state.ObservedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a [FakeEngine] does with images, and what all of it works with.
abstract class FakeImages implements Engine {
  final VirtualTime time;
  final Calls calls = new Calls();
  final FakeMachine machine;
  final FakeStore store = new FakeStore();

  FakeImages(VirtualTime time) {
    this.time = time;
    this.machine = new FakeMachine(time);
  }

  @Override
  public Optional<ObservedImage> image(String reference) throws InterruptedException {
    calls.made("image", reference);
    if (reference.contains(" ")) {
      throw new EngineException.Refused(400, "invalid reference format", null);
    }
    return store.image(reference);
  }

  @Override
  public List<ObservedImage> images(ProjectName project) throws InterruptedException {
    calls.made("images", project.value());
    return store.images(project.value());
  }

  @Override
  public void pull(String reference, @Nullable String platform, Consumer<Progress> progress)
      throws InterruptedException {
    calls.made("pull", reference);
    progress.accept(new Progress.Layer("a1b2c3d4e5f6", "Downloading", 512, 1024));
    store.pull(reference);
    progress.accept(new Progress.Layer("a1b2c3d4e5f6", "Pull complete", 1024, 1024));
  }

  @Override
  public void push(String reference, Consumer<Progress> progress) throws InterruptedException {
    calls.made("push", reference);
    if (store.image(reference).isEmpty()) {
      throw new EngineException.ImageUnavailable(
          "image " + reference + " cannot be pushed: it is not here", "build it first");
    }
  }

  @Override
  public String build(BuildSpec build, Consumer<Progress> progress) throws InterruptedException {
    calls.made("build", build.image());
    progress.accept(new Progress.Line("Step 1/1 : FROM scratch"));
    return store.build(build);
  }

  @Override
  public void tag(String image, String name) throws InterruptedException {
    calls.made("tag", name);
    store.tag(image, name, time.instant());
  }

  @Override
  public void removeImage(String reference) throws InterruptedException {
    calls.made("removeImage", reference);
    synchronized (machine) {
      store.removeImage(reference, machine.containers());
    }
  }
}
