package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.diagnostic.Suggestion;
import dev.dhow.model.Mount;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.VolumeKey;
import dev.dhow.yaml.NodeLocator;

/// The named volumes of services are defined.
final class VolumeCheck implements Check {

  @Override
  public void check(Project project, NodeLocator places, Diagnostics diagnostics) {
    for (var service : project.services().values()) {
      var mounts = service.storage().mounts();
      for (int i = 0; i < mounts.size(); i++) {
        if (mounts.get(i) instanceof Mount.Volume mount
            && mount.source() != null
            && !project.volumes().containsKey(mount.source())
            && !places.mayHave("volumes", mount.source().value())) {
          diagnostics.add(problem(project, service, mount.source(), i, places));
        }
      }
    }
  }

  private static Diagnostic problem(
      Project project, Service service, VolumeKey volume, int index, NodeLocator places) {
    var name = service.name().value();
    var known = project.volumes().keySet().stream().map(VolumeKey::value).toList();
    return Diagnostic.error(
            Code.UNDEFINED_VOLUME,
            places.at("services", name, "volumes", Integer.toString(index)),
            "service \"%s\" uses volume \"%s\", which is not defined".formatted(name, volume))
        .withHint(
            Suggestion.of(volume.value(), known)
                .map(word -> "did you mean `" + word + "`?")
                .orElse(
                    "add `%s:` under volumes, or write ./%s for a folder"
                        .formatted(volume, volume)));
  }
}
