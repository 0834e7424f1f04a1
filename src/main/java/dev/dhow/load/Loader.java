package dev.dhow.load;

import dev.dhow.source.SourceReader;

/// Makes a project of files, stage by stage. Each reports all it finds, and the next one goes on
/// with what is left, so that one run tells of every mistake.
public final class Loader {
  private final SourceReader reader;
  private final LoadSwitches switches;

  public Loader(SourceReader reader) {
    this(reader, LoadSwitches.ALL);
  }

  public Loader(SourceReader reader, LoadSwitches switches) {
    this.reader = reader;
    this.switches = switches;
  }

  /// @throws dev.dhow.diagnostic.InvalidProjectException with every mistake that was found
  public LoadedProject load(LoadRequest request) {
    var loading = new Loading(request, reader, switches);
    var workspace = loading.discover();
    var documents = loading.read(workspace);
    var named = loading.name(workspace, documents);
    var resolved = loading.interpolate(named, documents);
    var merged = loading.merge(loading.extend(resolved));
    var canonical = loading.canonicalize(named, merged);
    var project = loading.decode(named, canonical);
    var enabled = loading.enable(named, project, canonical);
    var complete = loading.readEnvFiles(named, enabled, canonical);
    return loading.finish(named, complete, canonical);
  }

  /// What `config --no-interpolate` shows: nothing is narrowed to what is enabled or used.
  ///
  /// @throws dev.dhow.diagnostic.InvalidProjectException with the mistakes that do not depend on
  ///   what variables hold
  public LoadedModel model(LoadRequest request) {
    var loading = new Loading(request, reader, switches);
    var workspace = loading.discover();
    var documents = loading.read(workspace);
    var named = loading.nameAsWritten(workspace, documents);
    var merged = loading.merge(loading.extend(loading.asWritten(documents)));
    return loading.model(named, merged);
  }
}
