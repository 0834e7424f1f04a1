package dev.dhow.cli;

import dev.dhow.host.EnginePlace;
import dev.dhow.host.ListeningProcess;
import dev.dhow.host.MissingPath;
import dev.dhow.plan.HostView;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The engine's machine, when it is this one. What is seen here of files and ports does not count
/// for an engine elsewhere, be it only in a container.
final class SeenHost implements HostView {
  private final BooleanSupplier isLocal;

  /// @param isLocal whether the engine answers on this machine
  SeenHost(BooleanSupplier isLocal) {
    this.isLocal = isLocal;
  }

  @Override
  public Optional<String> listener(@Nullable String address, int port, String protocol) {
    return isLocal.getAsBoolean()
        ? ListeningProcess.on(address, port, protocol).filter(_ -> EnginePlace.sharesPorts())
        : Optional.empty();
  }

  @Override
  public boolean lacks(String path) {
    return isLocal.getAsBoolean() && MissingPath.isMissing(path) && EnginePlace.sharesFiles();
  }
}
