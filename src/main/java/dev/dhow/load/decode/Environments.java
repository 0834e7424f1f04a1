package dev.dhow.load.decode;

import dev.dhow.model.EnvFile;
import dev.dhow.model.Service;
import dev.dhow.source.Span;
import dev.dhow.yaml.NodeLocator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a service's env files into its environment; what `environment` says wins.
public final class Environments {
  private final Reader reader;
  private final Map<String, String> variables;
  private final NodeLocator places;

  /// @param variables of the environment dhow runs in; values of env files may refer to them
  public Environments(Reader reader, Map<String, String> variables, NodeLocator places) {
    this.reader = reader;
    this.variables = Map.copyOf(variables);
    this.places = places;
  }

  /// Reads one env file and reports what is wrong with it, a missing required file included.
  @FunctionalInterface
  public interface Reader {

    /// @param from where the file is named
    /// @param given variables that win over those of the file when a value refers to them
    /// @param into takes what the file says
    void read(
        EnvFile file, Span from, Map<String, String> given, SequencedMap<String, String> into);
  }

  /// The service with its whole environment.
  public Service resolve(Service service) {
    var files = service.process().envFiles();
    if (files.isEmpty()) {
      return service;
    }
    var read = new LinkedHashMap<String, String>();
    service.process().declaredEnvironment().forEach((name, value) -> putIfSet(read, name, value));
    var given = new LinkedHashMap<>(read);
    given.putAll(variables);
    for (int i = 0; i < files.size(); i++) {
      var from = places.at("services", service.name().value(), "env_file", Integer.toString(i));
      reader.read(files.get(i), from, given, read);
    }
    var environment = new TreeMap<String, @Nullable String>(read);
    environment.putAll(service.process().declaredEnvironment());
    return service.withEnvironment(environment);
  }

  private static void putIfSet(Map<String, String> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
