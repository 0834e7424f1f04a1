package dev.dhow.app;

import dev.dhow.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `run` was asked for, flag by flag.
///
/// @param command empty for the service's own
/// @param entrypoint as text; null for the service's own
/// @param environment `NAME=VALUE`, or a name alone for the project's value
/// @param variableFiles further variables, which those above go before
/// @param labels `KEY=VALUE`
/// @param name null for one made up
/// @param publish ports in short form, in place of the service's
/// @param volumes mounts in short form, beside the service's
/// @param folder what the paths of those are relative to
/// @param interactive whether the command gets standard input
/// @param noTerminal null to go by what the standard streams are
/// @param remove whether nothing is left of the container in the end
/// @param base what is done with all services it needs, as for `up`
public record OneOffOptions(
    String service,
    List<String> command,
    @Nullable String entrypoint,
    List<String> environment,
    List<SourceFile> variableFiles,
    List<String> labels,
    List<String> capAdd,
    List<String> capDrop,
    @Nullable String name,
    @Nullable String user,
    @Nullable String workingDirectory,
    List<String> publish,
    boolean servicePorts,
    List<String> volumes,
    Path folder,
    boolean aliases,
    boolean interactive,
    @Nullable Boolean noTerminal,
    boolean remove,
    boolean detach,
    UpOptions base) {

  public OneOffOptions {
    command = List.copyOf(command);
    environment = List.copyOf(environment);
    variableFiles = List.copyOf(variableFiles);
    labels = List.copyOf(labels);
    capAdd = List.copyOf(capAdd);
    capDrop = List.copyOf(capDrop);
    publish = List.copyOf(publish);
    volumes = List.copyOf(volumes);
  }
}
