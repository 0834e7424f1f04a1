package dev.dhow.model;

import org.jspecify.annotations.Nullable;

/// How many containers a service has and when the engine starts them again.
///
/// @param restart `no`, `always`, `unless-stopped`, `on-failure` or `on-failure:N`, or `none` and
///   `any` for the first two; null for the engine's default, which is `no`
/// @param scale as declared, or given by `--scale`; null when not
/// @param deploy null when the section is absent
public record Scheduling(
    @Nullable String restart, @Nullable Integer scale, @Nullable Deploy deploy) {

  int replicas() {
    if (scale != null) {
      return scale;
    }
    return deploy != null && deploy.replicas() != null ? deploy.replicas() : 1;
  }

  public Scheduling withScale(int scale) {
    return new Scheduling(restart, scale, deploy);
  }
}
