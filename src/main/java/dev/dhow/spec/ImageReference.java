package dev.dhow.spec;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An image's name with everything said that a short one leaves out: `nginx` is
/// `docker.io/library/nginx:latest`. The rules are those of the Docker command line.
///
/// @param name with the registry, without tag and digest
/// @param tag null beside a digest
/// @param digest such as `sha256:…`; null for none
public record ImageReference(String name, @Nullable String tag, @Nullable String digest) {
  private static final String HUB = "docker.io";
  private static final String OLD_HUB = "index.docker.io";
  private static final String LATEST = "latest";
  private static final Pattern ID = Pattern.compile("[a-f0-9]{64}");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*"
              + "|\\[[a-fA-F0-9:]+])(:[0-9]+)?");
  private static final Pattern PATH =
      Pattern.compile("[a-z0-9]+((\\.|__?|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|__?|-+)[a-z0-9]+)*)*");
  private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");
  private static final Pattern DIGEST =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}");

  /// Empty for what cannot name an image.
  public static Optional<ImageReference> parse(String text) {
    int at = text.indexOf('@');
    var tagged = at < 0 ? text : text.substring(0, at);
    var digest = at < 0 ? null : text.substring(at + 1);
    int colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
    var name = name(colon < 0 ? tagged : tagged.substring(0, colon));
    var tag = colon < 0 ? LATEST : tagged.substring(colon + 1);
    boolean good =
        !ID.matcher(text).matches()
            && isName(name)
            && TAG.matcher(tag).matches()
            && (digest == null || DIGEST.matcher(digest).matches());
    return good
        ? Optional.of(new ImageReference(name, digest == null ? tag : null, digest))
        : Optional.empty();
  }

  /// The first part names a host when it could not be a folder of Docker Hub.
  private static String name(String written) {
    int slash = written.indexOf('/');
    var first = slash < 0 ? "" : written.substring(0, slash);
    boolean host =
        first.contains(".")
            || first.contains(":")
            || first.equals("localhost")
            || first.chars().anyMatch(Character::isUpperCase);
    var domain = host && !first.equals(OLD_HUB) ? first : HUB;
    var path = host ? written.substring(slash + 1) : written;
    boolean official = domain.equals(HUB) && path.indexOf('/') < 0;
    return domain + "/" + (official ? "library/" : "") + path;
  }

  private static boolean isName(String name) {
    int slash = name.indexOf('/');
    return DOMAIN.matcher(name.substring(0, slash)).matches()
        && PATH.matcher(name.substring(slash + 1)).matches();
  }

  /// The same name for what has this digest now.
  public ImageReference withDigest(String other) {
    return new ImageReference(name, tag, other);
  }

  @Override
  public String toString() {
    return name + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
  }
}
