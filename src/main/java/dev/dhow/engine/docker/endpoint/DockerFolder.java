package dev.dhow.engine.docker.endpoint;

import dev.dhow.engine.docker.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The user's Docker configuration, `$DOCKER_CONFIG` or `~/.docker`: read when asked, and only what
/// is asked for.
public final class DockerFolder {
  private static final List<String> SYSTEM_PLUGINS =
      List.of(
          "/usr/local/lib/docker/cli-plugins",
          "/usr/local/libexec/docker/cli-plugins",
          "/usr/lib/docker/cli-plugins",
          "/usr/libexec/docker/cli-plugins");

  private final Path root;
  private final Files files;

  /// Reads a file.
  @FunctionalInterface
  public interface Files {
    /// The content, null when there is no such file.
    byte @Nullable [] read(Path file) throws IOException;
  }

  DockerFolder(Path root, Files files) {
    this.root = root;
    this.files = files;
  }

  /// The folder that an environment names.
  public static DockerFolder of(Map<String, String> environment, Files files) {
    var named = environment.getOrDefault("DOCKER_CONFIG", "");
    var home = environment.getOrDefault("HOME", "/");
    return new DockerFolder(named.isEmpty() ? Path.of(home, ".docker") : Path.of(named), files);
  }

  /// The same on this machine's disk.
  public static DockerFolder of(Map<String, String> environment) {
    return of(environment, DockerFolder::read);
  }

  private static byte @Nullable [] read(Path file) throws IOException {
    try {
      return java.nio.file.Files.readAllBytes(file);
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  public Path root() {
    return root;
  }

  /// Where docker looks for plugins of its command line, in this order.
  public List<String> plugins() {
    var folders = new ArrayList<>(config().texts("cliPluginsExtraDirs"));
    folders.add(root.resolve("cli-plugins").toString());
    folders.addAll(SYSTEM_PLUGINS);
    return folders;
  }

  /// The content of `config.json`; empty without one.
  public Json config() {
    return json(root.resolve("config.json"));
  }

  /// What is known about a context; empty for an unknown one.
  Json context(String name) {
    return json(root.resolve("contexts/meta").resolve(digest(name)).resolve("meta.json"));
  }

  /// Where the certificates of a context lie, if it has some.
  Path certificates(String context) {
    return root.resolve("contexts/tls").resolve(digest(context)).resolve("docker");
  }

  byte @Nullable [] bytes(Path file) {
    try {
      return files.read(file);
    } catch (IOException e) {
      throw new EndpointException(
          "cannot read " + file + ": " + e.getMessage(), "check its permissions", e);
    }
  }

  private Json json(Path file) {
    byte[] text = bytes(file);
    if (text == null) {
      return new Json(null);
    }
    try {
      return Json.read(text);
    } catch (IOException e) {
      throw new EndpointException(
          file + " is not JSON", "repair the file, or set DOCKER_CONFIG to another folder", e);
    }
  }

  private static String digest(String context) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(context.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every platform has SHA-256", e);
    }
  }
}
