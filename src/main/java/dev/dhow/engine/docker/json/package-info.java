/// JSON from and to the engine as plain trees, over Jackson's streaming parser alone: binding
/// classes by reflection would cost more at start-up than most commands take. See [Json].
@NullMarked
package dev.dhow.engine.docker.json;

import org.jspecify.annotations.NullMarked;
