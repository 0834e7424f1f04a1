/// Builds through `docker buildx bake`, as docker compose does: one run for all images that belong
/// together. Start at [BakeBuilds].
@NullMarked
package dev.dhow.engine.docker.bake;

import org.jspecify.annotations.NullMarked;
