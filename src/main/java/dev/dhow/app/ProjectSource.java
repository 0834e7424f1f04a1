package dev.dhow.app;

import dev.dhow.load.Work;
import dev.dhow.model.Project;
import dev.dhow.source.Span;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a command's project comes from: the files, or only a name.
public interface ProjectSource {

  /// The project of the files, for a command that only looks at it.
  default Project load(Set<String> named, boolean withDependencies) {
    return load(Work.READ, named, withDependencies);
  }

  /// The project of the files, narrowed to the named services and what they need. Warnings have
  /// been told.
  ///
  /// @param named empty for all enabled services
  /// @param withDependencies false for `--no-deps`
  /// @throws dev.dhow.diagnostic.InvalidProjectException when the files hold mistakes, or ask for
  ///   what dhow cannot do yet
  /// @throws UsageException when there are no files, or no such service
  Project load(Work work, Set<String> named, boolean withDependencies);

  /// Where a part of the project was written, such as `services`, `web`, `image`; null unless a
  /// project was loaded.
  @Nullable Span place(String... path);

  /// The variables of the environment and, once a project was loaded, those of its env files.
  Variables variables();

  /// The project of a command that can do with its name: of the files, unless a name was given and
  /// no file, or `COMPOSE_PROJECT_NAME` names the project of files that are missing or broken.
  ///
  /// @throws dev.dhow.diagnostic.InvalidProjectException when the files hold mistakes and nothing
  ///   names the project
  /// @throws UsageException when the name is none
  NamedProject named();

  /// The project of a command that sets what there is beside what the files say: these are read
  /// beside a name on the command line, too. Where there are none to read, or they hold mistakes
  /// and something else names the project, that is told, and the name has to do.
  ///
  /// @throws dev.dhow.diagnostic.InvalidProjectException when the files cannot be used and nothing
  ///   names the project, or a file was named on the command line
  /// @throws UsageException when the name is none
  NamedProject described();
}
