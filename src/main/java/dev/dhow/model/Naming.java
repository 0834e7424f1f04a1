package dev.dhow.model;

/// What joins the parts of the names of containers and images.
public enum Naming {
  /// As in `shop-web-1`.
  HYPHENS("-"),
  /// As in `shop_web_1`: what docker-compose 1 did, and what is still asked for by
  /// `--compatibility`.
  UNDERSCORES("_");

  private final String separator;

  Naming(String separator) {
    this.separator = separator;
  }

  public String join(Object... parts) {
    var joined = new StringBuilder();
    for (var part : parts) {
      joined.append(joined.isEmpty() ? "" : separator).append(part);
    }
    return joined.toString();
  }
}
