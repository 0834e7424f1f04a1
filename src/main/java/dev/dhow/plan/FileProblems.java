package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.ContainerSpecs;
import dev.dhow.spec.ContentFile;
import dev.dhow.spec.ServiceFiles;
import dev.dhow.spec.ServiceFiles.Given;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands in the way of giving a service its configs and secrets.
final class FileProblems {
  private final Service service;
  private final List<Problem> problems = new ArrayList<>();

  private FileProblems(Service service) {
    this.service = service;
  }

  static List<Problem> of(Project project, Service service) {
    if (service.storage().configs().isEmpty() && service.storage().secrets().isEmpty()) {
      return List.of();
    }
    var found = new FileProblems(service);
    var files = ServiceFiles.of(project, service);
    files.all().forEach(found::check);
    var mounts = ContainerSpecs.of(project, service, 1, null).mounts();
    files.homeless(mounts).forEach(found::homeless);
    return found.problems;
  }

  private void check(Given given) {
    var object = given.object();
    var what = given.text();
    if (object.external()) {
      add(
          "unsupported external " + given.kind().word() + " " + object.name(),
          "only clusters have those; take it from a file or a variable");
    } else if (object.driver() != null || object.templateDriver() != null) {
      add(
          "%s has a driver, which only clusters have".formatted(what),
          "take it from a file or a variable");
    } else if (object.source().environment() != null && object.source().value() == null) {
      add(
          "environment variable \"%s\" required by %s is not set"
              .formatted(object.source().environment(), what),
          "set it, or leave the %s out".formatted(given.kind().word()));
    } else if (given.hasOwnerOrMode() && object.data().isEmpty()) {
      add(
          "%s has an owner or mode, so its file has to be copied, and it cannot be read: %s"
              .formatted(what, object.source().file()),
          "make the file readable, or remove uid, gid and mode");
    }
    number("uid", given.mount().uid(), what);
    number("gid", given.mount().gid(), what);
  }

  private void number(String key, @Nullable String value, String what) {
    if (value != null && !value.matches("[0-9]{1,9}")) {
      add(
          "the %s \"%s\" of %s in service \"%s\" is no number"
              .formatted(key, value, what, service.name()),
          "give the user or group by its number");
    }
  }

  private void homeless(ContentFile file) {
    var secret = file.kind() == ContentFile.Kind.SECRET;
    add(
        "%s \"%s\" cannot be put at %s of service \"%s\", as %s"
            .formatted(
                file.kind().word(),
                file.key(),
                file.target(),
                service.name(),
                secret
                    ? "it would become part of images made of the container"
                    : "it is read-only"),
        "give it a target in a folder of its own, such as /run/%ss/%s"
            .formatted(file.kind().word(), file.key()));
  }

  private void add(String message, String hint) {
    problems.add(new Problem(message, hint));
  }
}
