package dev.dhow.engine.docker.registry;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.docker.endpoint.DockerFolder;
import dev.dhow.engine.docker.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The user's logins, from the Docker configuration or the credential helper it names. They are
/// read when an image is pulled or built, and kept nowhere.
public final class Credentials {
  private static final String HUB = "https://index.docker.io/v1/";
  private static final String TOKEN_USER = "<token>";

  private final DockerFolder folder;
  private final CredentialProgram program;

  public Credentials(DockerFolder folder, CredentialProgram program) {
    this.folder = folder;
    this.program = program;
  }

  /// The login for a registry.
  public Login of(String registry) throws InterruptedException {
    var found = found(folder.config(), key(registry));
    var fields = found.fields();
    return new Login(fields == null ? null : encoded(fields), found.trouble());
  }

  /// The logins at all registries, as a build may pull from any.
  public Logins all() throws InterruptedException {
    var troubles = new TreeSet<String>();
    var logins = known(troubles);
    return new Logins(logins.isEmpty() ? null : encoded(logins), List.copyOf(troubles));
  }

  /// The logins at all registries, as a Docker configuration that needs no helpers.
  ///
  /// @throws EngineException.Refused when a helper cannot be asked
  public String asConfiguration() throws InterruptedException {
    var troubles = new TreeSet<String>();
    var logins = known(troubles);
    if (!troubles.isEmpty()) {
      throw new EngineException.Refused(
          0,
          "the logins that a container is to have are not known: " + String.join("; ", troubles),
          "log in again, or mend the helper that the Docker configuration names");
    }
    var auths = new TreeMap<String, Object>();
    logins.forEach((registry, login) -> auths.put(registry, entry(login)));
    return Json.text(Map.of("auths", auths));
  }

  private static Map<String, String> entry(Map<String, String> login) {
    var token = login.get("identitytoken");
    var name = token == null ? login.getOrDefault("username", "") : TOKEN_USER;
    var pair = name + ":" + login.getOrDefault("password", "");
    var auth = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return token == null ? Map.of("auth", auth) : Map.of("auth", auth, "identitytoken", token);
  }

  /// @param troubles takes why helpers could not be asked
  private Map<String, Map<String, String>> known(Set<String> troubles) throws InterruptedException {
    var config = folder.config();
    var known = new TreeSet<String>(config.fields("auths").keySet());
    known.addAll(config.fields("credHelpers").keySet());
    var logins = new LinkedHashMap<String, Map<String, String>>();
    for (var registry : known) {
      var found = found(config, registry);
      if (found.fields() != null) {
        logins.put(registry, found.fields());
      }
      if (found.trouble() != null) {
        troubles.add(found.trouble());
      }
    }
    return logins;
  }

  private record Found(@Nullable Map<String, String> fields, @Nullable String trouble) {}

  private Found found(Json config, String key) throws InterruptedException {
    var named = config.at("credHelpers").text(key);
    var helper = named.isEmpty() ? config.text("credsStore") : named;
    if (!helper.isEmpty()) {
      var answer = program.get(helper, key);
      var login = answer.login();
      return new Found(login.isPresent() ? ofHelper(login, key) : null, answer.trouble());
    }
    return new Found(written(config.at("auths"), key), null);
  }

  private static Map<String, String> ofHelper(Json answer, String key) {
    var user = answer.text("Username");
    var secret = answer.text("Secret");
    return user.equals(TOKEN_USER)
        ? Map.of("identitytoken", secret, "serveraddress", key)
        : Map.of("username", user, "password", secret, "serveraddress", key);
  }

  /// Logins are kept under the bare host or, by old versions, under a URL of it.
  private static @Nullable Map<String, String> written(Json auths, String key) {
    for (var candidate :
        List.of(key, "https://" + key, "http://" + key, "https://" + key + "/v1/")) {
      var entry = auths.at(candidate);
      var token = entry.text("identitytoken");
      if (!token.isEmpty()) {
        return Map.of("identitytoken", token, "serveraddress", key);
      }
      var login = decoded(entry.text("auth"));
      int colon = login.indexOf(':');
      if (colon > 0) {
        return Map.of(
            "username", login.substring(0, colon),
            "password", login.substring(colon + 1),
            "serveraddress", key);
      }
    }
    return null;
  }

  private static String decoded(String auth) {
    try {
      return new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static String key(String registry) {
    return registry.equals("docker.io") ? HUB : registry;
  }

  private static String encoded(Object login) {
    return Base64.getUrlEncoder().encodeToString(Json.write(login));
  }
}
