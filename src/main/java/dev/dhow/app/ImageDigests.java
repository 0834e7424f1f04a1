package dev.dhow.app;

import dev.dhow.engine.Insight;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.spec.ImageReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// Names images by what is in them: asks the registries, through the engine, for the digests that
/// their tags stand for now. Each image is asked for once.
public final class ImageDigests {
  private final Supplier<Insight> insight;

  public ImageDigests(Supplier<Insight> insight) {
    this.insight = insight;
  }

  /// The project with the images of its services resolved; those that are only built stay.
  Project of(Project project) throws InterruptedException {
    var resolved = resolve(project.services().values().stream().map(Service::image).toList());
    var services = new TreeMap<>(project.services());
    services.replaceAll((_, service) -> {
      var image = service.image();
      return image == null ? service : service.withImage(resolved.getOrDefault(image, image));
    });
    return project.withServices(services, project.disabledServices());
  }

  /// By image as it is written, how it is named with its digest.
  Map<String, String> resolve(Collection<String> images) throws InterruptedException {
    var references = new LinkedHashMap<String, ImageReference>();
    images.stream()
        .filter(image -> image != null && !image.isEmpty())
        .forEach(image -> references.put(image, reference(image)));
    var undigested =
        references.values().stream().filter(each -> each.digest() == null).distinct().toList();
    var questions = new ArrayList<Callable<String>>();
    undigested.forEach(each -> questions.add(() -> insight.get().digest(each.toString())));
    var answers = Together.ask(questions);
    var digests = new HashMap<ImageReference, String>();
    for (int i = 0; i < undigested.size(); i++) {
      digests.put(undigested.get(i), answers.get(i));
    }
    var resolved = new HashMap<String, String>();
    references.forEach((image, reference) -> {
      var digest = Objects.requireNonNullElse(reference.digest(), digests.get(reference));
      resolved.put(image, reference.withDigest(digest).toString());
    });
    return resolved;
  }

  private static ImageReference reference(String image) {
    return ImageReference.parse(image)
        .orElseThrow(() ->
            new UsageException(
                "`%s` cannot name an image".formatted(image),
                "write it like registry.example.com/team/app:1.2, in lower case"));
  }
}
