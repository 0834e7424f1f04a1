package dev.dhow.engine.docker.endpoint;

import dev.dhow.engine.docker.http.Dialer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the engine as the Docker command line does: by its flags, then `DOCKER_HOST`, then
/// `DOCKER_CONTEXT`, then the current context of the Docker configuration, then the usual socket.
public final class EndpointResolver {
  private static final String USUAL = "unix:///var/run/docker.sock";
  private static final int LAST_PORT = 65_535;
  private static final Set<String> REMOTE = Set.of("tcp", "http", "https");

  private final Map<String, String> environment;
  private final DockerFolder folder;

  /// @param environment variables, and the flags `-H`, `--context`, `--tlscacert`, `--tlscert` and
  ///   `--tlskey` by these names
  public EndpointResolver(Map<String, String> environment, DockerFolder folder) {
    this.environment = environment;
    this.folder = folder;
  }

  /// The engine's address; throws [EndpointException] when it cannot be used.
  public Endpoint resolve() {
    return byHost("-H")
        .or(() -> byContext("--context"))
        .or(() -> byHost("DOCKER_HOST"))
        .or(() -> byContext("DOCKER_CONTEXT"))
        .orElseGet(this::current);
  }

  private Optional<Endpoint> byHost(String origin) {
    return given(origin).map(host -> endpoint(host, origin, tlsOfEnvironment()));
  }

  private Optional<Endpoint> byContext(String origin) {
    return given(origin).map(name -> context(name, origin));
  }

  private Optional<String> given(String name) {
    return Optional.of(variable(name)).filter(value -> !value.isEmpty());
  }

  private Endpoint current() {
    var current = folder.config().text("currentContext");
    if (!current.isEmpty()) {
      return context(current, "the current Docker context");
    }
    return usual();
  }

  private Endpoint usual() {
    return endpoint(USUAL, "the usual place", null);
  }

  private Endpoint context(String name, String origin) {
    if (name.equals("default")) {
      return usual();
    }
    var docker = folder.context(name).at("Endpoints").at("docker");
    var host = docker.text("Host");
    if (host.isEmpty()) {
      throw new EndpointException(
          "the Docker context \"%s\" does not exist".formatted(name),
          "set DOCKER_CONTEXT to one that `docker context ls` lists");
    }
    var certificates = folder.certificates(name);
    boolean secured = folder.bytes(certificates.resolve("ca.pem")) != null;
    boolean verified = !docker.flag("SkipTLSVerify");
    return endpoint(
        host,
        origin + " (" + name + ")",
        secured || !verified ? TlsFiles.in(certificates, verified) : null);
  }

  private @Nullable TlsFiles tlsOfEnvironment() {
    boolean verified = !variable("DOCKER_TLS_VERIFY").isEmpty();
    if (!verified && variable("DOCKER_TLS").isEmpty()) {
      return null;
    }
    var path = variable("DOCKER_CERT_PATH");
    var where = path.isEmpty() ? folder.root() : Path.of(path);
    return new TlsFiles(
        tlsFile("--tlscacert", where.resolve("ca.pem")),
        tlsFile("--tlscert", where.resolve("cert.pem")),
        tlsFile("--tlskey", where.resolve("key.pem")),
        verified);
  }

  private Path tlsFile(String flag, Path usual) {
    var given = given(flag);
    if (given.isEmpty()) {
      return usual;
    }
    var file = Path.of(given.get());
    if (folder.bytes(file) == null) {
      throw new EndpointException(
          "%s names a file that does not exist: %s".formatted(flag, file),
          "give it the PEM file of the engine's TLS set-up");
    }
    return file;
  }

  private Endpoint endpoint(String url, String origin, @Nullable TlsFiles tls) {
    int scheme = url.indexOf("://");
    var kind = scheme < 0 ? "" : url.substring(0, scheme);
    var rest = scheme < 0 ? "" : url.substring(scheme + 3);
    if (kind.equals("unix") && !rest.isEmpty()) {
      return new Endpoint(url, origin, Dialer.unix(Path.of(rest)));
    }
    if (REMOTE.contains(kind) && !rest.isEmpty()) {
      return new Endpoint(url, origin, remote(url, kind.equals("https"), tls));
    }
    if (kind.equals("ssh")) {
      throw new EndpointException(
          "an engine behind ssh is not supported yet: " + url,
          "forward its socket with `ssh -L` and set DOCKER_HOST to the local end");
    }
    throw new EndpointException(
        "%s names no engine: \"%s\"".formatted(origin, url),
        "write it as unix:///path/to/socket or tcp://host:port");
  }

  private Dialer remote(String url, boolean https, @Nullable TlsFiles tls) {
    URI address;
    try {
      address = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new EndpointException(
          "not an address: \"" + url + "\"", "write it as tcp://host:port", e);
    }
    var host = address.getHost();
    if (host == null) {
      throw new EndpointException("no host in \"" + url + "\"", "write it as tcp://host:port");
    }
    if (address.getPort() > LAST_PORT) {
      throw new EndpointException(
          "no port has the number in \"" + url + "\"", "ports go from 1 to " + LAST_PORT);
    }
    var used = tls == null && https ? TlsFiles.in(folder.root(), true) : tls;
    int port = address.getPort();
    if (used == null) {
      return Dialer.tcp(host, port < 0 ? 2375 : port);
    }
    var context = new TlsMaterial(folder).context(used);
    return Dialer.tls(host, port < 0 ? 2376 : port, context, used.verified());
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /// The PEM files of a connection, which need not exist.
  ///
  /// @param authorities whom to trust
  /// @param certificate what dhow shows of itself
  /// @param verified whether the engine must prove who it is
  record TlsFiles(Path authorities, Path certificate, Path key, boolean verified) {

    /// Those of a folder, by their usual names.
    static TlsFiles in(Path folder, boolean verified) {
      return new TlsFiles(
          folder.resolve("ca.pem"),
          folder.resolve("cert.pem"),
          folder.resolve("key.pem"),
          verified);
    }
  }
}
