package dev.dhow.load.lint;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// A project reads and mounts what is in its own folder.
final class OutsideProjectLint implements LintCheck {
  private static final List<String> FILES = List.of("configs", "secrets");

  @Override
  public void check(LintSubject subject, Diagnostics diagnostics) {
    var found = new Found(subject.project().workingDirectory(), diagnostics);
    subject
        .services()
        .forEach((name, service) -> {
          for (var item : LintSubject.items(service, "env_file")) {
            if (item instanceof YamlMapping file) {
              found.file("the env file", LintSubject.text(file, "path"), item.span());
            }
          }
        });
    for (var bind : Mounts.binds(subject)) {
      boolean told =
          HostFolderLint.isHostFolder(bind.source()) || DockerSocketLint.isSocket(bind.source());
      if (!told) {
        found.file("the mount", bind.source(), bind.place());
      }
    }
    for (var section : FILES) {
      LintSubject.mappings(subject.document(), section)
          .values()
          .forEach(each -> found.file("the file", LintSubject.text(each, "file"), each.span()));
    }
    subject.written().forEach(document -> references(document, found));
  }

  private static void references(YamlMapping document, Found found) {
    for (var item : LintSubject.items(document, "include")) {
      var path = item instanceof YamlMapping mapping ? mapping.value("path").orElse(item) : item;
      texts(path).forEach(each -> found.file("the included file", each.text(), each.span()));
    }
    LintSubject.mappings(document, "services")
        .values()
        .forEach(service -> {
          if (service.value("extends").orElse(null) instanceof YamlMapping base) {
            base.value("file").stream()
                .flatMap(file -> texts(file).stream())
                .forEach(each -> found.file("the extended file", each.text(), each.span()));
          }
        });
  }

  private static List<YamlScalar> texts(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> List.of(scalar);
      case YamlSequence list ->
          list.items().stream().flatMap(item -> texts(item).stream()).toList();
      case YamlMapping _ -> List.of();
    };
  }

  private record Found(Path directory, Diagnostics diagnostics) {

    void file(String what, String written, Span place) {
      if (!written.isEmpty() && written.indexOf('$') < 0 && isOutside(written)) {
        var message = "%s `%s` is outside of the project's folder".formatted(what, written);
        diagnostics.add(
            Diagnostic.warning(Code.OUTSIDE_PROJECT, place, message)
                .withHint("make sure that it is meant to be used here"));
      }
    }

    private boolean isOutside(String written) {
      try {
        return !directory.resolve(written).normalize().startsWith(directory);
      } catch (InvalidPathException _) {
        return false;
      }
    }
  }
}
