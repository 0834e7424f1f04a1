/// What exactly the engine would be asked to create: names, labels, container, network and volume
/// specs, and the Compose configuration hash that makes stacks exchangeable with docker compose.
@NullMarked
package dev.dhow.spec;

import org.jspecify.annotations.NullMarked;
