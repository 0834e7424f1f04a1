package dev.dhow.app;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.load.Explained;
import dev.dhow.load.LoadSwitches;
import dev.dhow.load.LoadedModel;
import dev.dhow.model.Project;
import java.util.List;
import java.util.Set;

/// Where `config` gets what the files mean, wholly or up to some stage of loading. Warnings have
/// been told.
public interface ConfigSource {

  /// @param named the services to narrow to; empty for all enabled ones
  /// @throws dev.dhow.diagnostic.InvalidProjectException when the files hold mistakes
  Project project(Set<String> named, LoadSwitches switches);

  /// The files merged, with the variables still in them.
  ///
  /// @throws dev.dhow.diagnostic.InvalidProjectException when the files hold mistakes
  LoadedModel model(LoadSwitches switches);

  /// Where the values at and below a path come from.
  ///
  /// @throws dev.dhow.diagnostic.InvalidProjectException when the files hold mistakes
  Explained explain(String path);

  /// What is wrong with the files, or probably not meant.
  ///
  /// @param security whether to look for what is not safe, too
  List<Diagnostic> lint(boolean security);

  /// The variables of the environment and, once something was loaded, those of its env files.
  Variables variables();
}
