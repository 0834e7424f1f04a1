package dev.dhow.model;

import org.jspecify.annotations.Nullable;

/// A container that runs to its end before a service's containers are started. Compose
/// Specification, services, *pre_start*; newer than docker compose 2.40.
///
/// @param image null for the service's own
/// @param perReplica whether there is one for each replica, and not one for all of them
public record InitContainer(@Nullable String image, boolean perReplica, Hook hook) {}
