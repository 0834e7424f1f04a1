/// Where the engine is: from `DOCKER_HOST`, the current Docker context or the usual socket to a
/// [dev.dhow.engine.docker.http.Dialer]. Start at [EndpointResolver].
@NullMarked
package dev.dhow.engine.docker.endpoint;

import org.jspecify.annotations.NullMarked;
