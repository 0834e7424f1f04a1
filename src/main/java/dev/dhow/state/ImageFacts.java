package dev.dhow.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What people want to know of an image. Engine API, `GET /images/{id}/json`.
///
/// @param id `sha256:…`
/// @param platform such as `linux/arm64/v8`
/// @param size in bytes
/// @param tagged when it got its last name on this engine; null for never
public record ImageFacts(String id, String platform, long size, @Nullable Instant tagged) {}
